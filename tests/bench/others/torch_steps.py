"""PyTorch's side of others.sh: torch_steps.py FOLDER THREADS NAME reads the workloads that are
written there (see ours.cpp) and trains them in doubles, the batches cut beforehand."""

import array
import sys
import time

import torch

folder, threads, who = sys.argv[1], int(sys.argv[2]), sys.argv[3]
torch.set_num_threads(threads)
# Of one thread its processor time, as of the others; of several the time that passes.
now = time.process_time if threads == 1 else time.perf_counter
torch.set_default_dtype(torch.float64)


def read(name):
    numbers = array.array("d")
    with open(f"{folder}/{name}", "rb") as file:
        numbers.frombytes(file.read())
    at = 0

    def take(count):
        nonlocal at
        at += count
        return numbers[at - count:at]

    sizes = [int(size) for size in take(int(take(1)[0]))]
    samples, batch, rate, first_epochs = take(4)
    linear = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layer = torch.nn.Linear(inputs, outputs)
        layer.weight.data = torch.tensor(take(inputs * outputs)).reshape(outputs, inputs)
        layer.bias.data = torch.tensor(take(outputs))
        linear.append(layer)
    x = torch.tensor(take(int(samples) * sizes[0])).reshape(int(samples), -1)
    y = torch.tensor(take(int(samples) * sizes[-1])).reshape(int(samples), -1)
    return linear, x, y, int(batch), rate, int(first_epochs)


def half_squared(a, y):
    return ((a - y) ** 2).sum() / (2 * len(y))


def workload(name):
    linear, x, y, batch, rate, first_epochs = read(name)
    hidden = torch.nn.ReLU if name == "W4" else torch.nn.Tanh
    modules = []
    for layer in linear:
        modules += [layer, hidden()]
    modules.pop()
    if name == "W2":
        modules.append(torch.nn.Sigmoid())
    elif name == "W3":
        modules.append(torch.nn.Tanh())
    # W4's softmax is within its loss.
    loss_of = torch.nn.functional.cross_entropy if name == "W4" else half_squared
    net = torch.nn.Sequential(*modules)
    optimiser = torch.optim.SGD(net.parameters(), lr=rate)
    batches = list(zip(x.split(batch), y.split(batch)))

    def epoch():
        for inputs, targets in batches:
            optimiser.zero_grad(set_to_none=True)
            loss_of(net(inputs), targets).backward()
            optimiser.step()

    for _ in range(first_epochs):
        epoch()
    with torch.no_grad():
        print(name, who, "loss", f"{loss_of(net(x), y).item():.12g}")
    return epoch


for name in ("W2", "W3", "W4"):
    epoch = workload(name)
    epoch()
    begin = now()
    epochs = 0
    while now() - begin < 0.3:
        epoch()
        epochs += 1
    print(name, who, f"{(now() - begin) / epochs:.6g}", flush=True)
