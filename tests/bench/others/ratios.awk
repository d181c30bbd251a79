# From lines `workload who seconds` and `workload who loss VALUE` to the table of others.sh.

function median(key,    n, i, j, held, values) {
    n = split(times[key], values, " ")
    for (i = 2; i <= n; ++i) # by insertion
        for (j = i; j > 1 && values[j - 1] + 0 > values[j] + 0; --j) {
            held = values[j]; values[j] = values[j - 1]; values[j - 1] = held
        }
    return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
}

function abs(x) { return x < 0 ? -x : x }

NF == 3 { times[$1 " " $2] = times[$1 " " $2] " " $3 }
NF == 4 && $3 == "loss" { loss[$1 " " $2] = $4 }

END {
    if (split(times["W4 bare"], any, " ") == 0 || split(times["W4 run"], any, " ") == 0) exit 1
    count = split("bare run hand fann torch1 torchall", who, " ")
    title["bare"] = "bare trainer"
    title["run"] = "run with history and curve"
    title["hand"] = "hand-written loop"
    title["fann"] = "FANN"
    title["torch1"] = "PyTorch, 1 thread"
    title["torchall"] = "PyTorch, " threads " threads"
    split("W2 W3 W4", workloads, " ")
    split("1e6 1e3 1e3", scale, " ")

    printf "An epoch in doubles, medians of %d rounds, processor time (of several threads: time that passes); × bare and × run: how many times as long\n\n", rounds
    # As they stand: to some awks × and µ are two characters wide.
    print "                           |    W2, µs  × bare   × run |    W3, ms  × bare   × run |    W4, ms  × bare   × run"
    for (i = 1; i <= count; ++i) {
        if (!(("W4 " who[i]) in times)) continue
        printf "%-27s", title[who[i]]
        for (w = 1; w <= 3; ++w) {
            t = median(workloads[w] " " who[i])
            printf "|%10.3f %7.2f %7.2f ", t * scale[w], t / median(workloads[w] " bare"), t / median(workloads[w] " run")
        }
        printf "\n"
    }
    printf "\n"
    for (i = 1; i <= count; ++i)
        for (w = 1; w <= 3; ++w) {
            key = workloads[w] " " who[i]
            if (who[i] == "bare" || !(key in loss)) continue
            bare = loss[workloads[w] " bare"]
            printf "%s: after the first epochs %s's loss differs from the bare trainer's by %.1g of it.\n", \
                workloads[w], title[who[i]], abs(loss[key] - bare) / bare
        }
}
