<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Canvas</name>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>Weights %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>gradient not yet</source>
        <translation>梯度尚未算出</translation>
    </message>
    <message>
        <source>Gradient %1</source>
        <translation>梯度 %1</translation>
    </message>
    <message>
        <source>δ not yet</source>
        <translation>δ 尚未算出</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>running</source>
        <translation>滑动统计</translation>
    </message>
    <message>
        <source>standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>scale and shift</source>
        <translation>缩放平移</translation>
    </message>
</context>
<context>
    <name>DataDialog</name>
    <message>
        <source>1 input</source>
        <translation>1 个输入</translation>
    </message>
    <message>
        <source>%L1 inputs</source>
        <translation>%L1 个输入</translation>
    </message>
    <message>
        <source>1 output</source>
        <translation>1 个输出</translation>
    </message>
    <message>
        <source>%L1 outputs</source>
        <translation>%L1 个输出</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 个样本</translation>
    </message>
    <message>
        <source>%L1 samples</source>
        <translation>%L1 个样本</translation>
    </message>
</context>
<context>
    <name>DataPreview</name>
    <message>
        <source>%1, scaled</source>
        <translation>%1（已缩放）</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>the text has more than %1 MiB</source>
        <translation>文本超过 %1 MiB</translation>
    </message>
    <message>
        <source>the text holds no table</source>
        <translation>文本中没有表格</translation>
    </message>
    <message>
        <source>the table has %1 columns, and none at %2</source>
        <translation>表格有 %1 列，没有第 %2 列</translation>
    </message>
    <message>
        <source>column &quot;%1&quot; is chosen twice</source>
        <translation>列“%1”被选了两次</translation>
    </message>
    <message>
        <source>no column is chosen as a target</source>
        <translation>没有选择任何列作为目标值</translation>
    </message>
    <message>
        <source>no column is left to be an input</source>
        <translation>没有剩下可作输入的列</translation>
    </message>
    <message>
        <source>the table has no row of data</source>
        <translation>表格中没有数据行</translation>
    </message>
    <message>
        <source>no row is left: each has a missing or bad cell</source>
        <translation>没有剩下的行：每行都有缺失或错误的单元格</translation>
    </message>
    <message>
        <source>column &quot;%1&quot; has more than %2 different texts; leave it out</source>
        <translation>列“%1”的不同文本超过 %2 种；请略去这一列</translation>
    </message>
    <message>
        <source>with an input or target for each class the data has more than %1 numbers</source>
        <translation>每个类别各占一个输入或目标值时，数据超过 %1 个数</translation>
    </message>
    <message>
        <source>the text is written in UTF-16; save it as UTF-8</source>
        <translation>文本是 UTF-16 编码的；请存为 UTF-8</translation>
    </message>
    <message>
        <source>line %1 holds a zero byte: this is not a text</source>
        <translation>第 %1 行含有零字节：这不是文本</translation>
    </message>
    <message>
        <source>the table has more than %1 cells by line %2</source>
        <translation>到第 %2 行为止，表格已超过 %1 个单元格</translation>
    </message>
    <message>
        <source>line %1: a quoted cell begins here and does not end</source>
        <translation>第 %1 行：带引号的单元格从这里开始，却没有结束</translation>
    </message>
    <message>
        <source>line %1: text follows the quote that ends a cell</source>
        <translation>第 %1 行：单元格结束的引号后面还有文本</translation>
    </message>
    <message>
        <source>this graph takes %1 %2 a sample, but the data has %3</source>
        <translation>这个计算图每个样本需要 %1 个%2，但数据有 %3 个</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>an expression has variables, not data</source>
        <translation>表达式只有变量，没有数据</translation>
    </message>
    <message>
        <source>there is no sample in this data</source>
        <translation>数据中没有样本</translation>
    </message>
    <message>
        <source>this graph takes a single sample, but the data has %1</source>
        <translation>这个计算图只取一个样本，但数据有 %1 个</translation>
    </message>
    <message>
        <source>a data set needs at least one sample, not %1</source>
        <translation>数据集至少要有一个样本，不能是 %1 个</translation>
    </message>
    <message>
        <source>a data set of this kind has at most %1 samples, not %2</source>
        <translation>这种数据集最多 %1 个样本，不能是 %2 个</translation>
    </message>
    <message>
        <source>the noise lies between 0 and %1, not at %2</source>
        <translation>噪声应在 0 到 %1 之间，不能是 %2</translation>
    </message>
    <message>
        <source>%1 holds a number that is not finite</source>
        <translation>%1 中有非有限的数</translation>
    </message>
    <message>
        <source>%1 holds numbers that are too far apart to scale</source>
        <translation>%1 中的数相差太大，无法缩放</translation>
    </message>
    <message>
        <source>the scaling has %1 rows but the data has %2</source>
        <translation>缩放有 %1 行，但数据有 %2 行</translation>
    </message>
    <message>
        <source>there is no sample to fit a scaling to</source>
        <translation>没有可供拟合缩放的样本</translation>
    </message>
    <message>
        <source>there is no sample to split</source>
        <translation>没有可供划分的样本</translation>
    </message>
    <message>
        <source>the part that is kept for the test is at least 0 and less than 1, not %1</source>
        <translation>留作测试的比例应不小于 0 且小于 1，不能是 %1</translation>
    </message>
    <message>
        <source>%1: its input %2 is an inner node of a normalisation, which has no name in ONNX, so the project cannot be exported.</source>
        <translation>%1：它的输入 %2 是归一化的内部结点，在 ONNX 中没有名字，所以无法导出。</translation>
    </message>
    <message>
        <source>%1: its input %2 is an inner node of a normalisation, which has no name in PyTorch, so the project cannot be exported.</source>
        <translation>%1：它的输入 %2 是归一化的内部结点，在 PyTorch 中没有名字，所以无法导出。</translation>
    </message>
    <message>
        <source>A number of the project is not finite, so it cannot be exported.</source>
        <translation>项目中有非有限的数，所以无法导出。</translation>
    </message>
    <message>
        <source>%1: the op &quot;%2&quot; has no translation to ONNX, so the project cannot be exported.</source>
        <translation>%1：运算“%2”没有对应的 ONNX 形式，所以无法导出。</translation>
    </message>
    <message>
        <source>%1: the op &quot;%2&quot; has no translation to PyTorch, so the project cannot be exported.</source>
        <translation>%1：运算“%2”没有对应的 PyTorch 形式，所以无法导出。</translation>
    </message>
    <message>
        <source>at character %1: %2</source>
        <translation>第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>expected at most %1 numbers, names and operations, but found more</source>
        <translation>数、名字和运算最多 %1 个，这里超过了</translation>
    </message>
    <message>
        <source>expected a name that is defined before, but %1 is defined only later</source>
        <translation>这里需要前面已定义的名字，但 %1 在后面才定义</translation>
    </message>
    <message>
        <source>expected a new name, but %1 is defined already</source>
        <translation>这里需要新的名字，但 %1 已经定义过</translation>
    </message>
    <message>
        <source>expected %1 to be used, but nothing after it is computed from it</source>
        <translation>%1 应当被用到，但后面没有由它算出的东西</translation>
    </message>
    <message>
        <source>expected “name =”, since only the last expression may stand without a name</source>
        <translation>这里需要“名字 =”，因为只有最后一个表达式可以不命名</translation>
    </message>
    <message>
        <source>expected %1, but found %2; a power is written a^b</source>
        <translation>这里需要%1，但遇到%2；乘方写作 a^b</translation>
    </message>
    <message>
        <source>expected %1, but found %2; a product is written 2*a</source>
        <translation>这里需要%1，但遇到%2；乘积写作 2*a</translation>
    </message>
    <message>
        <source>expected %1, but found %2</source>
        <translation>这里需要%1，但遇到%2</translation>
    </message>
    <message>
        <source>expected a name of your own, but found the function %1</source>
        <translation>这里需要你自己取的名字，但遇到函数 %1</translation>
    </message>
    <message>
        <source>expected at most %1 levels of nesting, but found one more</source>
        <translation>嵌套最多 %1 层，这里多了一层</translation>
    </message>
    <message>
        <source>expected a function such as exp, or an operator after it, but found %1 before “(”</source>
        <translation>这里需要 exp 之类的函数，或在其后加运算符，但“(”前面是 %1</translation>
    </message>
    <message>
        <source>expected a number from 5e-324 to 1.8e308, but found “%1”</source>
        <translation>数的范围是 5e-324 到 1.8e308，但遇到“%1”</translation>
    </message>
    <message>
        <source>expected at most %1 characters, but found more</source>
        <translation>最多 %1 个字符，这里超过了</translation>
    </message>
    <message>
        <source>a number, a name or “(”</source>
        <translation>数、名字或“(”</translation>
    </message>
    <message>
        <source>an operator, “;” or the end</source>
        <translation>运算符、“;”或结尾</translation>
    </message>
    <message>
        <source>an operator or “)”</source>
        <translation>运算符或“)”</translation>
    </message>
    <message>
        <source>an operator or “|”</source>
        <translation>运算符或“|”</translation>
    </message>
    <message>
        <source>an operator or “,”</source>
        <translation>运算符或“,”</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>the end of the line</source>
        <translation>行尾</translation>
    </message>
    <message>
        <source>%1 cannot carry %2, which has another shape</source>
        <translation>%1 不能接收形状不同的 %2</translation>
    </message>
    <message>
        <source>%1 is not a single number to differentiate</source>
        <translation>%1 不是可以求导的单个数</translation>
    </message>
    <message>
        <source>%1 is %2×%3, but needs at least one row and column</source>
        <translation>%1 是 %2×%3，但至少要有一行一列</translation>
    </message>
    <message>
        <source>%1 is the weights of another convolution already, whose window has other channels, height or width</source>
        <translation>%1 已是另一个卷积的权重，而那个卷积窗口的通道、高或宽不同</translation>
    </message>
    <message>
        <source>a pooling&apos;s padding must be at most half its kernel</source>
        <translation>池化的填充最多是池化核的一半</translation>
    </message>
    <message>
        <source>binary cross-entropy needs the output of a sigmoid</source>
        <translation>二元交叉熵需要 sigmoid 的输出</translation>
    </message>
    <message>
        <source>categorical cross-entropy needs the output of a softmax</source>
        <translation>多类交叉熵需要 softmax 的输出</translation>
    </message>
    <message>
        <source>%1 feeds another node, so cross-entropy cannot pass it by</source>
        <translation>%1 还连到别的结点，所以交叉熵不能越过它</translation>
    </message>
    <message>
        <source>epsilon is added to the variance and must not be negative</source>
        <translation>ε 要加到方差上，不能为负</translation>
    </message>
    <message>
        <source>the momentum of running statistics must be between 0 and 1</source>
        <translation>滑动统计量的动量必须在 0 与 1 之间</translation>
    </message>
    <message>
        <source>%1 must be a buffer, since its value is carried on</source>
        <translation>%1 必须是缓冲量，因为它的值要带到下一次</translation>
    </message>
    <message>
        <source>%1 is the running statistic of another node already</source>
        <translation>%1 已是另一个结点的滑动统计量</translation>
    </message>
    <message>
        <source>a node&apos;s name is a letter, then letters, digits and underscores, and &quot;%1&quot; is not</source>
        <translation>结点名以字母开头，后面是字母、数字和下划线，而“%1”不是</translation>
    </message>
    <message>
        <source>the output &quot;%1&quot; is not a node of the graph</source>
        <translation>输出“%1”不是计算图的结点</translation>
    </message>
    <message>
        <source>two nodes are called %1, but a name is of one node</source>
        <translation>有两个结点都叫 %1，而名字只能属于一个结点</translation>
    </message>
    <message>
        <source>%1 is a leaf and takes no inputs</source>
        <translation>%1 是叶结点，没有输入</translation>
    </message>
    <message>
        <source>its value has no numbers</source>
        <translation>它的值中没有数</translation>
    </message>
    <message>
        <source>it needs at least one row</source>
        <translation>它至少要有一行</translation>
    </message>
    <message>
        <source>it has %1 rows but its image has %2 cells</source>
        <translation>它有 %1 行，但它的图像有 %2 格</translation>
    </message>
    <message>
        <source>there is no op called &quot;%1&quot;</source>
        <translation>没有叫“%1”的运算</translation>
    </message>
    <message>
        <source>%1 takes %2, not %3 inputs</source>
        <translation>%1 需要 %2，而不是 %3 个输入</translation>
    </message>
    <message>
        <source>no node before it is called &quot;%1&quot;</source>
        <translation>它前面没有叫“%1”的结点</translation>
    </message>
    <message>
        <source>the project has no data</source>
        <translation>项目没有数据</translation>
    </message>
    <message>
        <source>the data has no samples</source>
        <translation>数据中没有样本</translation>
    </message>
    <message>
        <source>x has %1 rows but the graph takes %2 inputs</source>
        <translation>x 有 %1 行，但计算图需要 %2 个输入</translation>
    </message>
    <message>
        <source>y has %1 rows but the graph has %2 targets</source>
        <translation>y 有 %1 行，但计算图有 %2 个目标值</translation>
    </message>
    <message>
        <source>x has %1 samples but y has %2</source>
        <translation>x 有 %1 个样本，但 y 有 %2 个</translation>
    </message>
    <message>
        <source>the output %1 is not computed from anything</source>
        <translation>输出 %1 不是由任何东西算出的</translation>
    </message>
    <message>
        <source>the output %1 is %2 numbers, but only a single one can be differentiated</source>
        <translation>输出 %1 是 %2 个数，但只能对单个数求导</translation>
    </message>
    <message>
        <source>the network has no layers</source>
        <translation>网络没有层</translation>
    </message>
    <message>
        <source>x has %1 rows but the network takes %2 inputs</source>
        <translation>x 有 %1 行，但网络需要 %2 个输入</translation>
    </message>
    <message>
        <source>y has %1 rows but the network has %2 outputs</source>
        <translation>y 有 %1 行，但网络有 %2 个输出</translation>
    </message>
    <message>
        <source>W is %1×%2 but the layer below has %3 units</source>
        <translation>W 是 %1×%2，但下面一层有 %3 个单元</translation>
    </message>
    <message>
        <source>W has %1 rows but b is %2×%3</source>
        <translation>W 有 %1 行，但 b 是 %2×%3</translation>
    </message>
    <message>
        <source>softmax is for the output layer only</source>
        <translation>softmax 只用于输出层</translation>
    </message>
    <message>
        <source>binary cross-entropy needs a sigmoid output</source>
        <translation>二元交叉熵需要 sigmoid 输出</translation>
    </message>
    <message>
        <source>categorical cross-entropy needs a softmax output</source>
        <translation>多类交叉熵需要 softmax 输出</translation>
    </message>
    <message>
        <source>softmax does not act on one element alone</source>
        <translation>softmax 不能只作用于一个元素</translation>
    </message>
    <message>
        <source>an activation takes one value but is given %1</source>
        <translation>激活函数取一个值，但给了 %1 个</translation>
    </message>
    <message>
        <source>an affine layer needs at least one pair of W and x</source>
        <translation>仿射层至少需要一对 W 和 x</translation>
    </message>
    <message>
        <source>the first W is %1 but W number %2 is %3</source>
        <translation>第一个 W 是 %1，但第 %2 个 W 是 %3</translation>
    </message>
    <message>
        <source>W number %1 is %2 but its x is %3, the same for all samples</source>
        <translation>第 %1 个 W 是 %2，但它的 x 是 %3，且对所有样本相同</translation>
    </message>
    <message>
        <source>W number %1 is %2 but its x is %3</source>
        <translation>第 %1 个 W 是 %2，但它的 x 是 %3</translation>
    </message>
    <message>
        <source>W is %1 but b is %2</source>
        <translation>W 是 %1，但 b 是 %2</translation>
    </message>
    <message>
        <source>W is %1 but x has %2 rows</source>
        <translation>W 是 %1，但 x 有 %2 行</translation>
    </message>
    <message>
        <source>x is %1 but its image has %2 cells for each sample</source>
        <translation>x 是 %1，但它的图像每个样本有 %2 格</translation>
    </message>
    <message>
        <source>W is %1 but the window has %2 = %3 cells</source>
        <translation>W 是 %1，但窗口有 %2 = %3 格</translation>
    </message>
    <message>
        <source>%1 needs at least one input</source>
        <translation>%1 至少需要一个输入</translation>
    </message>
    <message>
        <source>%1 takes columns but is given %2</source>
        <translation>%1 取列向量，但给的是 %2</translation>
    </message>
    <message>
        <source>an inner product takes columns, but u is %1</source>
        <translation>内积取列向量，但 u 是 %1</translation>
    </message>
    <message>
        <source>a penalty needs at least one weight matrix</source>
        <translation>惩罚项至少需要一个权重矩阵</translation>
    </message>
    <message>
        <source>a penalty takes parameters but is given a value per sample</source>
        <translation>惩罚项取参数，但给的是每个样本各不相同的值</translation>
    </message>
    <message>
        <source>softmax takes one value but is given %1</source>
        <translation>softmax 取一个值，但给了 %1 个</translation>
    </message>
    <message>
        <source>x is %1, but must be a column for each sample</source>
        <translation>x 是 %1，但每个样本应是一列</translation>
    </message>
    <message>
        <source>x has %1 rows, but its channels %2 cells each</source>
        <translation>x 有 %1 行，但它的每个通道有 %2 格</translation>
    </message>
    <message>
        <source>the %1 is %2, but must be from %3 to %4</source>
        <translation>%1是 %2，但必须从 %3 到 %4</translation>
    </message>
    <message>
        <source>the padding is %1 but the kernel only %2: some windows would lie outside the image</source>
        <translation>填充是 %1，而卷积核只有 %2：有些窗口会落在图像之外</translation>
    </message>
    <message>
        <source>x is no image: it has no channels, height and width</source>
        <translation>x 不是图像：它没有通道、高和宽</translation>
    </message>
    <message>
        <source>the kernel is %1 but the image only %2, with padding %3</source>
        <translation>卷积核是 %1，而图像只有 %2，填充 %3</translation>
    </message>
    <message>
        <source>%1 samples of %2 numbers are more than the %3 numbers that are possible</source>
        <translation>%1 个样本、每个 %2 个数，超过了 %3 个数的上限</translation>
    </message>
    <message>
        <source>a network of layers has no nodes to change one by one</source>
        <translation>分层网络没有可以逐个更改的结点</translation>
    </message>
    <message>
        <source>the ops of an expression are changed in its text</source>
        <translation>表达式的运算在它的文本中更改</translation>
    </message>
    <message>
        <source>the graph has no node called &quot;%1&quot;</source>
        <translation>计算图中没有叫“%1”的结点</translation>
    </message>
    <message>
        <source>leaky ReLU&apos;s slope must be finite</source>
        <translation>leaky ReLU 的斜率必须是有限的数</translation>
    </message>
    <message>
        <source>ε must be above 0, so that nothing is divided by 0</source>
        <translation>ε 必须大于 0，以免除以 0</translation>
    </message>
    <message>
        <source>the momentum of a running statistic must be from 0 to 1</source>
        <translation>滑动统计量的动量必须在 0 到 1 之间</translation>
    </message>
    <message>
        <source>%1 cannot become &quot;%2&quot;: only one activation function can stand in another&apos;s place</source>
        <translation>%1 不能改为“%2”：激活函数只能换成另一个激活函数</translation>
    </message>
    <message>
        <source>only an input&apos;s numbers can be painted</source>
        <translation>只有输入的数可以绘制</translation>
    </message>
    <message>
        <source>the data has no such sample</source>
        <translation>数据中没有这个样本</translation>
    </message>
    <message>
        <source>the image has no such pixel</source>
        <translation>图像中没有这个像素</translation>
    </message>
    <message>
        <source>a number must be finite</source>
        <translation>数必须是有限的</translation>
    </message>
    <message>
        <source>a setting must be finite</source>
        <translation>设置必须是有限的数</translation>
    </message>
    <message>
        <source>a target must be from 0 to 1 for cross-entropy, and %1 is not</source>
        <translation>用交叉熵时目标值必须在 0 到 1 之间，而 %1 不是</translation>
    </message>
    <message>
        <source>%1, and %2 is not</source>
        <translation>%1，而 %2 不是</translation>
    </message>
    <message>
        <source>the penalty&apos;s strength λ must be at least 0</source>
        <translation>惩罚强度 λ 必须不小于 0</translation>
    </message>
    <message>
        <source>momentum must be at least 0 and below 1</source>
        <translation>动量必须不小于 0 且小于 1</translation>
    </message>
    <message>
        <source>a decay rate must be at least 0 and below 1</source>
        <translation>衰减率必须不小于 0 且小于 1</translation>
    </message>
    <message>
        <source>ε must be above 0</source>
        <translation>ε 必须大于 0</translation>
    </message>
    <message>
        <source>this number follows from others and cannot be set</source>
        <translation>这个数由别的数得出，不能设定</translation>
    </message>
    <message>
        <source>there must be at least one sample</source>
        <translation>至少要有一个样本</translation>
    </message>
    <message>
        <source>there can be only one sample, since %1 is another number for each</source>
        <translation>只能有一个样本，因为 %1 对每个样本是不同的数</translation>
    </message>
    <message>
        <source>there is no layer %1</source>
        <translation>没有第 %1 层</translation>
    </message>
    <message>
        <source>softmax is only possible at the last layer</source>
        <translation>softmax 只能用在最后一层</translation>
    </message>
    <message>
        <source>a minibatch has at least one sample; 0 stands for all</source>
        <translation>小批量至少有一个样本；0 表示全部</translation>
    </message>
    <message>
        <source>the schedule&apos;s period must be at least one update</source>
        <translation>调度周期至少是一次更新</translation>
    </message>
    <message>
        <source>the schedule&apos;s factor must be from 0 to 1</source>
        <translation>调度系数必须在 0 到 1 之间</translation>
    </message>
    <message>
        <source>there is no sample %1</source>
        <translation>没有第 %1 个样本</translation>
    </message>
    <message>
        <source>there is no layer %1 to insert a layer after</source>
        <translation>没有第 %1 层，无法在它后面插入</translation>
    </message>
    <message>
        <source>no layer can follow softmax, which belongs to the last layer</source>
        <translation>softmax 属于最后一层，后面不能再有层</translation>
    </message>
    <message>
        <source>a network needs at least one layer</source>
        <translation>网络至少要有一层</translation>
    </message>
    <message>
        <source>%1 has no unit %2</source>
        <translation>%1没有第 %2 个单元</translation>
    </message>
    <message>
        <source>%1 needs at least one unit</source>
        <translation>%1至少要有一个单元</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>errata: more than 100 of them</source>
        <translation>errata：超过 100 条</translation>
    </message>
    <message>
        <source>the expression has no variable called &quot;%1&quot;</source>
        <translation>表达式中没有叫“%1”的变量</translation>
    </message>
    <message>
        <source>%1 has no rows</source>
        <translation>%1 没有行</translation>
    </message>
    <message>
        <source>%1 has no columns</source>
        <translation>%1 没有列</translation>
    </message>
    <message>
        <source>%1: more than the %2 cells that are possible</source>
        <translation>%1：超过了 %2 格的上限</translation>
    </message>
    <message>
        <source>%1 has %2 cells where &quot;rows&quot; says %3</source>
        <translation>%1 有 %2 格，而“rows”说是 %3</translation>
    </message>
    <message>
        <source>%1 makes more than the %2 numbers that the nodes&apos; values may be</source>
        <translation>加上 %1，结点的值超过了 %2 个数的上限</translation>
    </message>
    <message>
        <source>%1 nodes are more than the %2 that are possible</source>
        <translation>%1 个结点超过了 %2 个的上限</translation>
    </message>
    <message>
        <source>%1 is not a variable of the text</source>
        <translation>%1 不是文本中的变量</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 has %2 numbers where %3 is needed</source>
        <translation>%1 有 %2 个数，而需要 %3 个</translation>
    </message>
    <message>
        <source>%1 has %2 numbers where %3 are needed</source>
        <translation>%1 有 %2 个数，而需要 %3 个</translation>
    </message>
    <message>
        <source>%1 is %2, not %3</source>
        <translation>%1 是%2，而不是%3</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a long text</source>
        <translation>一段长文本</translation>
    </message>
    <message>
        <source>the text %1</source>
        <translation>文本 %1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>a number greater than 0</source>
        <translation>大于 0 的数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number from 0</source>
        <translation>不小于 0 的整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>at least 0 and less than 1</source>
        <translation>不小于 0 且小于 1 的数</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>one of the variables</source>
        <translation>变量之一</translation>
    </message>
    <message>
        <source>the name of a parameter, such as &quot;W1&quot;</source>
        <translation>参数名，例如“W1”</translation>
    </message>
    <message>
        <source>the name of an op, such as &quot;add&quot;</source>
        <translation>运算名，例如“add”</translation>
    </message>
    <message>
        <source>a setting of the optimiser, such as &quot;learning_rate&quot;</source>
        <translation>优化器的设置，例如“learning_rate”</translation>
    </message>
    <message>
        <source>the text is longer than 512 MB</source>
        <translation>文本超过 512 MB</translation>
    </message>
    <message>
        <source>more than %1 levels of nesting</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>the text holds more than %1 values</source>
        <translation>文本中的值超过 %1 个</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>文本是空的</translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation>文本过早结束</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>%1 is not a finite number</source>
        <translation>%1 不是有限的数</translation>
    </message>
    <message>
        <source>this is not JSON</source>
        <translation>这不是 JSON</translation>
    </message>
    <message>
        <source>“%1” is not JSON here</source>
        <translation>“%1”在这里不是 JSON</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>有一个数太大</translation>
    </message>
    <message>
        <source>%1 is too large for a number</source>
        <translation>%1 太大，无法作为数</translation>
    </message>
    <message>
        <source>%1 cannot be written to a file</source>
        <translation>%1 无法写入文件</translation>
    </message>
    <message>
        <source>a network needs at least one input</source>
        <translation>网络至少要有一个输入</translation>
    </message>
    <message>
        <source>a network of %1 layers is more than the 64 that are possible</source>
        <translation>%1 层的网络超过了 64 层的上限</translation>
    </message>
    <message>
        <source>%1 inputs need more than the 1000000 parameters that are possible</source>
        <translation>%1 个输入需要的参数超过了 1000000 个的上限</translation>
    </message>
    <message>
        <source>%1 with %2 units needs more than the 1000000 parameters that are possible</source>
        <translation>%1有 %2 个单元时，需要的参数超过了 1000000 个的上限</translation>
    </message>
    <message>
        <source>%1 samples through %2 units make more than the 20000000 numbers that are possible</source>
        <translation>%1 个样本经过 %2 个单元，超过了 20000000 个数的上限</translation>
    </message>
    <message>
        <source>with %1, a pass takes more than the %2 numbers that are possible</source>
        <translation>加上 %1，一次传播超过了 %2 个数的上限</translation>
    </message>
    <message>
        <source>with the windows of %1, a pass takes more than the %2 products that are possible</source>
        <translation>加上 %1 的窗口，一次传播超过了 %2 个乘积的上限</translation>
    </message>
    <message>
        <source>cross-entropy needs targets from 0 to 1, but output %1 of sample %2 is %3</source>
        <translation>交叉熵的目标值必须在 0 到 1 之间，但样本 %2 的输出 %1 是 %3</translation>
    </message>
    <message>
        <source>version %1 is newer than this program&apos;s %2</source>
        <translation>版本 %1 比本程序的版本 %2 新</translation>
    </message>
    <message>
        <source>version %1 never was</source>
        <translation>从来没有版本 %1</translation>
    </message>
    <message>
        <source>%1 has %2 rows where &quot;units&quot; says %3</source>
        <translation>%1 有 %2 行，而“units”说是 %3</translation>
    </message>
    <message>
        <source>%1 has no &quot;W&quot;, and &quot;init&quot; does not say how to draw it</source>
        <translation>%1 没有“W”，“init”也没有说明怎样抽取</translation>
    </message>
    <message>
        <source>%1 cannot follow %2 outputs</source>
        <translation>%1 不能接在 %2 输出之后</translation>
    </message>
    <message>
        <source>edits: more than 1000000 of them</source>
        <translation>edits：超过 1000000 条</translation>
    </message>
    <message>
        <source>a document has one of layers, graph and expression, not several</source>
        <translation>一个文档只能有 layers、graph 和 expression 之一，不能有几个</translation>
    </message>
    <message>
        <source>“%1” is a name; an answer is made of numbers.</source>
        <translation>“%1”是名字；答案由数组成。</translation>
    </message>
    <message>
        <source>An answer is a number, and nothing is typed yet.</source>
        <translation>答案是一个数，而你还没有输入。</translation>
    </message>
    <message>
        <source>The answer divides by 0.</source>
        <translation>答案中除以了 0。</translation>
    </message>
    <message>
        <source>The answer is beyond the numbers that are computed with.</source>
        <translation>答案超出了所用数的范围。</translation>
    </message>
    <message>
        <source>The answer is not a finite number.</source>
        <translation>答案不是有限的数。</translation>
    </message>
    <message>
        <source>the weights of iteration %1 are not all finite numbers</source>
        <translation>第 %1 次迭代的权重不全是有限的数</translation>
    </message>
    <message>
        <source>a minibatch needs at least one sample</source>
        <translation>小批量至少需要一个样本</translation>
    </message>
    <message>
        <source>the edit at iteration %1 is of %2 (%3, %4), which the network does not have</source>
        <translation>第 %1 次迭代处的编辑针对 %2 (%3, %4)，网络中没有它</translation>
    </message>
    <message>
        <source>1 row cannot be read: %1</source>
        <translation>有 1 行无法读取：%1</translation>
    </message>
    <message>
        <source>1 cell cannot be read: %1</source>
        <translation>有 1 个单元格无法读取：%1</translation>
    </message>
    <message>
        <source>%1 cells or rows cannot be read: %2</source>
        <translation>有 %1 个单元格或行无法读取：%2</translation>
    </message>
    <message>
        <source>%1 cells cannot be read: %2</source>
        <translation>有 %1 个单元格无法读取：%2</translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <translation>%1；另有 %2 个</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>line %1 has %2 cell, not %3</source>
        <translation>第 %1 行有 %2 个单元格，而不是 %3 个</translation>
    </message>
    <message>
        <source>line %1 has %2 cells, not %3</source>
        <translation>第 %1 行有 %2 个单元格，而不是 %3 个</translation>
    </message>
    <message>
        <source>line %1, column &quot;%2&quot; is empty</source>
        <translation>第 %1 行“%2”列是空的</translation>
    </message>
    <message>
        <source>line %1, column &quot;%2&quot; is missing: &quot;%3&quot;</source>
        <translation>第 %1 行“%2”列缺失：“%3”</translation>
    </message>
    <message>
        <source>line %1, column &quot;%2&quot;: &quot;%3&quot; is out of a number&apos;s range</source>
        <translation>第 %1 行“%2”列：“%3”超出了数的范围</translation>
    </message>
    <message>
        <source>line %1, column &quot;%2&quot;: &quot;%3&quot; may be two different numbers</source>
        <translation>第 %1 行“%2”列：“%3”可能是两个不同的数</translation>
    </message>
    <message>
        <source>line %1, column &quot;%2&quot;: &quot;%3&quot; is not a number</source>
        <translation>第 %1 行“%2”列：“%3”不是数</translation>
    </message>
    <message>
        <source>%1, at character %2: %3</source>
        <translation>%1，第 %2 个字符：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>a cell needs quotes, and there are none: %1</source>
        <translation>单元格需要引号，却没有：%1</translation>
    </message>
    <message>
        <source>the matrix has %1 columns but %2 names</source>
        <translation>矩阵有 %1 列，却有 %2 个名字</translation>
    </message>
    <message>
        <source>cannot spread %1 over %2×%3</source>
        <translation>无法把 %1 扩展到 %2×%3</translation>
    </message>
    <message>
        <source>no function is called %1</source>
        <translation>没有叫 %1 的函数</translation>
    </message>
    <message>
        <source>cannot multiply %1 by %2</source>
        <translation>%1 不能与 %2 相乘</translation>
    </message>
    <message>
        <source>a pass needs at least one sample</source>
        <translation>一次传播至少需要一个样本</translation>
    </message>
    <message>
        <source>“%1” is not closed</source>
        <translation>“%1”没有闭合</translation>
    </message>
    <message>
        <source>“%1” is not closed by “%2”</source>
        <translation>“%1”没有用“%2”闭合</translation>
    </message>
    <message>
        <source>a formula has at most 2000 characters</source>
        <translation>公式最多 2000 个字符</translation>
    </message>
    <message>
        <source>“{” is not closed by “}”</source>
        <translation>“{”没有用“}”闭合</translation>
    </message>
    <message>
        <source>the words in quotes have no end</source>
        <translation>引号中的文字没有结束</translation>
    </message>
    <message>
        <source>“%1” has no meaning in a formula</source>
        <translation>“%1”在公式中没有意义</translation>
    </message>
    <message>
        <source>%1 is not computed here</source>
        <translation>这里不计算 %1</translation>
    </message>
    <message>
        <source>%1 is more than one number</source>
        <translation>%1 不止一个数</translation>
    </message>
    <message>
        <source>this notation has no words for the page&apos;s document</source>
        <translation>这种记法写不了本页的文档</translation>
    </message>
    <message>
        <source>neither this page nor one before it has a project</source>
        <translation>本页和前面的页都没有项目</translation>
    </message>
    <message>
        <source>there is no example “%1”</source>
        <translation>没有示例“%1”</translation>
    </message>
    <message>
        <source>there are only %1 steps</source>
        <translation>只有 %1 步</translation>
    </message>
    <message>
        <source>no step computes %1</source>
        <translation>没有哪一步计算 %1</translation>
    </message>
    <message>
        <source>the formula “%1” at character %2: %3</source>
        <translation>公式“%1”的第 %2 个字符：%3</translation>
    </message>
    <message>
        <source>the lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>%1 has a field “%2”, but only these are known: %3</source>
        <translation>%1 有字段“%2”，但只认识这些：%3</translation>
    </message>
    <message>
        <source>%1 has more than 50 languages</source>
        <translation>%1 的语言超过 50 种</translation>
    </message>
    <message>
        <source>%1 needs either an example or a document</source>
        <translation>%1 需要示例或文档之一</translation>
    </message>
    <message>
        <source>%1 needs either a number that is asked or an answer</source>
        <translation>%1 需要所问的数或答案之一</translation>
    </message>
    <message>
        <source>%1 has more than 20 mistakes</source>
        <translation>%1 的错误超过 20 个</translation>
    </message>
    <message>
        <source>%1 has %2 choices where 2 to 20 are possible</source>
        <translation>%1 有 %2 个选项，而可以有 2 到 20 个</translation>
    </message>
    <message>
        <source>%1 has no right choice</source>
        <translation>%1 没有正确的选项</translation>
    </message>
    <message>
        <source>%1 has more than 20 conditions</source>
        <translation>%1 的条件超过 20 个</translation>
    </message>
    <message>
        <source>%1 needs either a number or a step to be reached</source>
        <translation>%1 需要要达到的数或步骤之一</translation>
    </message>
    <message>
        <source>%1 has more than 50 tasks</source>
        <translation>%1 的任务超过 50 个</translation>
    </message>
    <message>
        <source>pages: a lesson has at least one</source>
        <translation>pages：课程至少有一页</translation>
    </message>
    <message>
        <source>pages: more than 500 of them</source>
        <translation>pages：超过 500 页</translation>
    </message>
    <message>
        <source>“%1” is not the address of a number: %2</source>
        <translation>“%1”不是数的地址：%2</translation>
    </message>
    <message>
        <source>%1 is outside of %2, which has %3 × %4 numbers</source>
        <translation>%1 超出了 %2，后者有 %3 × %4 个数</translation>
    </message>
    <message>
        <source>%1 needs a row and a source: two indices</source>
        <translation>%1 需要行和来源：两个下标</translation>
    </message>
    <message>
        <source>there is no “%1” here, but there are %2</source>
        <translation>这里没有“%1”，有的是 %2</translation>
    </message>
    <message>
        <source>%1 is of sample %2, but there are only %3</source>
        <translation>%1 属于样本 %2，但只有 %3 个样本</translation>
    </message>
    <message>
        <source>the number that is asked for is missing</source>
        <translation>缺少所问的数</translation>
    </message>
    <message>
        <source>at least two choices are needed, one a line</source>
        <translation>至少需要两个选项，每行一个</translation>
    </message>
    <message>
        <source>at most 20 choices are possible</source>
        <translation>最多 20 个选项</translation>
    </message>
    <message>
        <source>a star before a choice says that it is right, and none has one</source>
        <translation>选项前的星号表示它正确，而没有一个带星号</translation>
    </message>
    <message>
        <source>what is to be reached is missing</source>
        <translation>缺少要达到的目标</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>“%1”不是数</translation>
    </message>
    <message>
        <source>No worksheet is made: %1.</source>
        <translation>没有生成练习卷：%1。</translation>
    </message>
    <message>
        <source>the document has %1 weights, inputs and targets, and with more than %2 nobody computes by hand</source>
        <translation>文档有 %1 个权重、输入和目标值，超过 %2 个就没有人手算了</translation>
    </message>
    <message>
        <source>no numbers were found with which every result is finite</source>
        <translation>找不到能使每个结果都有限的数</translation>
    </message>
    <message>
        <source>the document has %1 steps at this level, and %2 are the most for a sheet</source>
        <translation>文档在这一级有 %1 步，而一份练习卷最多 %2 步</translation>
    </message>
    <message>
        <source>the document has no step of the kinds that are asked for</source>
        <translation>文档中没有所要求种类的步骤</translation>
    </message>
    <message>
        <source>its steps are of neurons or of whole layers</source>
        <translation>它的步骤按神经元或整层</translation>
    </message>
    <message>
        <source>nothing is to be left blank</source>
        <translation>没有要留空的内容</translation>
    </message>
    <message>
        <source>behind a foreseen mistake stands “ | ” and what is said to it</source>
        <translation>预料中的错误后面要写“ | ”和对它的回应</translation>
    </message>
    <message>
        <source>“%1” says neither &lt;, &gt; nor = and a number</source>
        <translation>“%1”既没有 &lt;、&gt; 也没有 = 和一个数</translation>
    </message>
    <message>
        <source>%1 is on the page already, which stands behind the step that computes it</source>
        <translation>%1 已经显示在本页上：本页停在算出它的那一步之后</translation>
    </message>
    <message>
        <source>“%1” is no number of digits from 1 to 10</source>
        <translation>“%1”不是 1 到 10 之间的位数</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways: write %2 or %3.</source>
        <translation>“%1”有两种读法：请写成 %2 或 %3。</translation>
    </message>
    <message>
        <source>“)” closes nothing: its “(” is missing.</source>
        <translation>“)”没有对应的“(”。</translation>
    </message>
    <message>
        <source>A “(” is not closed: “)” is missing at the end.</source>
        <translation>有一个“(”没有闭合：末尾缺少“)”。</translation>
    </message>
    <message>
        <source>A “|” is not closed: “|” is missing at the end.</source>
        <translation>有一个“|”没有闭合：末尾缺少“|”。</translation>
    </message>
    <message>
        <source>“|” closes nothing: the one before it is missing.</source>
        <translation>“|”没有对应的前一个“|”。</translation>
    </message>
    <message>
        <source>%1 has no place in a number.</source>
        <translation>%1 不能出现在数里。</translation>
    </message>
    <message>
        <source>Before %1 a number is missing.</source>
        <translation>%1 前面缺少一个数。</translation>
    </message>
    <message>
        <source>After %1 a number is missing.</source>
        <translation>%1 后面缺少一个数。</translation>
    </message>
    <message>
        <source>One number is asked for, and after %1 comes %2.</source>
        <translation>这里只要一个数，而 %1 后面还有 %2。</translation>
    </message>
    <message>
        <source>Between %1 and %2 a sign is missing, such as + or *.</source>
        <translation>%1 与 %2 之间缺少运算符，例如 + 或 *。</translation>
    </message>
    <message>
        <source>After “/” a product without its sign can be read in two ways: write it with * and parentheses.</source>
        <translation>“/”后面省略乘号的乘积有两种读法：请写出 * 并加上括号。</translation>
    </message>
    <message>
        <source>What %1 is taken of is written in parentheses after it.</source>
        <translation>%1 的自变量要写在它后面的括号里。</translation>
    </message>
    <message>
        <source>%1 takes two numbers, with a comma between them.</source>
        <translation>%1 需要两个数，中间用逗号隔开。</translation>
    </message>
    <message>
        <source>%1 is no function that is known here; exp, ln, sqrt, sigmoid, tanh, max and others are.</source>
        <translation>这里没有函数 %1；可以用 exp、ln、sqrt、sigmoid、tanh、max 等。</translation>
    </message>
    <message>
        <source>The answer is too long to be read.</source>
        <translation>答案太长，无法读取。</translation>
    </message>
    <message>
        <source>iteration %1 would take that many updates each time, and a page of this document makes at most %2; captured in the lesson editor, it starts from the trained weights</source>
        <translation>第 %1 次迭代每次都要做这么多次更新，而这个文档的一页最多做 %2 次；在课程编辑器中抓取该页，它就从训练好的权重开始</translation>
    </message>
    <message>
        <source>%1 is trained, but has no document</source>
        <translation>%1 训练过，却没有文档</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Start here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>2-2-1 sigmoid net</source>
        <translation>2-2-1 sigmoid 网络</translation>
    </message>
    <message>
        <source>Follow one pass by hand: two inputs, two hidden units, one output. Watch how little of the output error reaches the first layer: its gradients are many times smaller, because each sigmoid on the way multiplies by at most ¼.</source>
        <translation>手算一遍：两个输入、两个隐藏单元、一个输出。注意输出误差传到第一层时所剩无几：那里的梯度要小许多倍，因为途中每个 sigmoid 至多乘以 ¼。</translation>
    </message>
    <message>
        <source>A well-known worked example of backpropagation (x = 0.35, 0.9; target 0.5). Its text prints 5.929×10⁻⁷ as the 100th loss, from code that adds one row of the update to both rows of the first matrix; the true gradient, used here, gives 3.267×10⁻⁷ there, after 99 updates.</source>
        <translation>反向传播的一个著名算例（x = 0.35、0.9；目标值 0.5）。原文印出第 100 次损失为 5.929×10⁻⁷，其代码把更新量的同一行加到了第一个矩阵的两行上；这里用的是真正的梯度，经过 99 次更新得到 3.267×10⁻⁷。</translation>
    </message>
    <message>
        <source>The text’s code: l1_delta = l1_error * nonlin(l1, deriv=True), then W0 += l0.T.dot(l1_delta).</source>
        <translation>原文的代码：l1_delta = l1_error * nonlin(l1, deriv=True)，然后 W0 += l0.T.dot(l1_delta)。</translation>
    </message>
    <message>
        <source>A row times a column broadcasts to a matrix, and the same row of updates reaches both rows of the first weights. It still converges, since the weights above are updated rightly; but the printed 100th loss, 5.929×10⁻⁷, is that of this code. The gradient gives 3.267×10⁻⁷.</source>
        <translation>一行乘以一列会广播成矩阵，于是同一行更新量加到了第一层权重的两行上。它仍会收敛，因为上面的权重更新得对；但印出的第 100 次损失 5.929×10⁻⁷ 是这段代码的结果。按梯度计算得到 3.267×10⁻⁷。</translation>
    </message>
    <message>
        <source>e = (a + b)(b + 1)</source>
        <translation>e = (a + b)(b + 1)</translation>
    </message>
    <message>
        <source>The smallest graph in which a number takes two ways: b reaches e through c and through d, and ∂e/∂b is the sum over both, 2·1 + 3·1 = 5. Step backwards, see both arrive at b, then list the paths and count the edges that each method walks.</source>
        <translation>一个数走两条路的最小计算图：b 经 c 和 d 到达 e，∂e/∂b 是两条路之和，2·1 + 3·1 = 5。向后单步执行，看两份贡献都到达 b；再列出路径，数一数每种方法走过多少条边。</translation>
    </message>
    <message>
        <source>After “Calculus on Computational Graphs: Backpropagation” (Olah, 2015).</source>
        <translation>据《计算图上的微积分：反向传播》（Olah，2015）。</translation>
    </message>
    <message>
        <source>XOR, 2-2-1</source>
        <translation>XOR（异或），2-2-1</translation>
    </message>
    <message>
        <source>Four samples that no single layer can part. Train it and watch what each hidden unit makes of the four corners: only together do they put (0, 1) and (1, 0) on one side. A mean over four samples stands in every gradient, so look for the sums.</source>
        <translation>任何单层都分不开的四个样本。训练它，看每个隐藏单元把四个角变成什么：只有两者合起来才能把 (0, 1) 与 (1, 0) 放到同一边。每个梯度里都有对四个样本的平均，请留意那些求和。</translation>
    </message>
    <message>
        <source>Rumelhart, Hinton and Williams, 1986, chose XOR to show what hidden units are for; these weights are our own.</source>
        <translation>Rumelhart、Hinton 与 Williams（1986）选用 XOR 来说明隐藏单元的用处；这里的权重是我们自己取的。</translation>
    </message>
    <message>
        <source>5 × 5 image, 3 × 3 kernel</source>
        <translation>5 × 5 图像，3 × 3 卷积核</translation>
    </message>
    <message>
        <source>One kernel slides over the image; each output cell is the sum of nine products. On the way back each weight gathers from all nine output cells and each pixel from up to nine, in the corners from one. Paint the image with Shift and the mouse; the target is what a vertical-edge kernel makes of the cross, so training comes close to that kernel.</source>
        <translation>一个卷积核在图像上滑动，每个输出格是九个乘积之和。反向时，每个权重从全部九个输出格收集误差，每个像素最多从九个格收集，角上的只有一个。按住 Shift 用鼠标在图像上画；目标值是竖直边缘核作用在十字上的结果，因此训练会接近那个核。</translation>
    </message>
    <message>
        <source>Made for Deltaflow.</source>
        <translation>为 Deltaflow 编写。</translation>
    </message>
    <message>
        <source>Many samples: boundaries and curves</source>
        <translation>多样本：边界与曲线</translation>
    </message>
    <message>
        <source>Two moons, 2-8-1</source>
        <translation>双月形，2-8-1</translation>
    </message>
    <message>
        <source>Two classes that no straight line parts. Open the boundary (Ctrl+2), train (T) and watch it bend; point at a hidden unit to see the one straight line that it contributes, and add samples of your own where it is unsure.</source>
        <translation>一条直线分不开的两个类别。打开决策边界（Ctrl+2），开始训练（T），看它弯曲；指向一个隐藏单元，看它贡献的那条直线，并在网络拿不准的地方添加你自己的样本。</translation>
    </message>
    <message>
        <source>The data set is scikit-learn&apos;s make_moons (Pedregosa et al., 2011) with noise 0.12; a fifth of it is kept for the test.</source>
        <translation>数据集是 scikit-learn 的 make_moons（Pedregosa 等，2011），噪声 0.12；其中五分之一留作测试。</translation>
    </message>
    <message>
        <source>Moons, 100 samples, noise 0.12, seed 1, rounded</source>
        <translation>双月形，100 个样本，噪声 0.12，种子 1，已取整</translation>
    </message>
    <message>
        <source>class 0</source>
        <translation>类别 0</translation>
    </message>
    <message>
        <source>class 1</source>
        <translation>类别 1</translation>
    </message>
    <message>
        <source>Two spirals, 2-16-16-1</source>
        <translation>双螺旋，2-16-16-1</translation>
    </message>
    <message>
        <source>Each class winds around the other. Train it with the boundary open (Ctrl+2): units of the first hidden layer part the plane by straight lines, those of the second by curves made of them. Point at one of each to compare.</source>
        <translation>两个类别互相缠绕。打开决策边界（Ctrl+2）训练它：第一隐藏层的单元用直线划分平面，第二隐藏层的单元用由这些直线组成的曲线划分。各指向一个，比较一下。</translation>
    </message>
    <message>
        <source>After the two-spirals task of Lang and Witbrock, 1988.</source>
        <translation>据 Lang 与 Witbrock（1988）的双螺旋任务。</translation>
    </message>
    <message>
        <source>Spirals, 200 samples, noise 0.02, seed 1, rounded</source>
        <translation>双螺旋，200 个样本，噪声 0.02，种子 1，已取整</translation>
    </message>
    <message>
        <source>A curve through points, 1-8-1</source>
        <translation>穿过各点的曲线，1-8-1</translation>
    </message>
    <message>
        <source>Eight tanh units bend a line into a sine. Open the boundary (Ctrl+2), train (T), and point at a hidden unit to see the step that it contributes; the residual of the shown sample is the error that flows back.</source>
        <translation>八个 tanh 单元把一条直线弯成正弦曲线。打开决策边界（Ctrl+2），开始训练（T），指向一个隐藏单元，看它贡献的台阶；所示样本的残差就是向后传的误差。</translation>
    </message>
    <message>
        <source>Function approximation with sums of sigmoids: Cybenko, 1989.</source>
        <translation>用 sigmoid 之和逼近函数：Cybenko，1989。</translation>
    </message>
    <message>
        <source>Sine, 40 samples, noise 0.1, seed 1, rounded</source>
        <translation>正弦曲线，40 个样本，噪声 0.1，种子 1，已取整</translation>
    </message>
    <message>
        <source>A · Layers, W and δ</source>
        <translation>A · 层、W 与 δ</translation>
    </message>
    <message>
        <source>L layers, component by component</source>
        <translation>L 层网络，逐分量推导</translation>
    </message>
    <message>
        <source>Three layers, each with its own activation: sigmoid, tanh, sigmoid. Every equation has two forms, of one component and of the whole matrix; the errors come down through Wᵀ, layer by layer.</source>
        <translation>三层，激活函数各不相同：sigmoid、tanh、sigmoid。每个等式都有两种形式：单个分量的和整个矩阵的；误差经 Wᵀ 逐层传下来。</translation>
    </message>
    <message>
        <source>After a text on forward and backward propagation in a deep network. It prints the output error without f′; see where.</source>
        <translation>据一篇讲解深度网络前向与反向传播的文章。它印出的输出误差漏了 f′；请看错在哪里。</translation>
    </message>
    <message>
        <source>The text on L layers, where the backward pass starts at the output.</source>
        <translation>讲 L 层网络的那篇文章，反向传播从输出开始的地方。</translation>
    </message>
    <message>
        <source>What is printed is ∂L/∂a of the last layer. The error is defined as ∂L/∂z, so the slope f′(z) belongs to it; the two agree only where the output is the identity. Every error below inherits the mistake.</source>
        <translation>所印的是最后一层的 ∂L/∂a。误差的定义是 ∂L/∂z，所以应当带上斜率 f′(z)；只有输出层是恒等函数时两者才相等。下面的每个误差都承袭了这个错误。</translation>
    </message>
    <message>
        <source>3-2-1 with biases</source>
        <translation>带偏置的 3-2-1</translation>
    </message>
    <message>
        <source>Three inputs, two samples: every gradient is a mean over the samples, so each sum has one arrival per sample. One input is 0 in the first sample: the weights that it feeds learn nothing from that sample.</source>
        <translation>三个输入，两个样本：每个梯度都是对样本的平均，所以每个和式中每个样本各有一项。第一个样本中有一个输入是 0：它连接的权重从这个样本什么也学不到。</translation>
    </message>
    <message>
        <source>A deep chain of sigmoids</source>
        <translation>sigmoid 长链</translation>
    </message>
    <message>
        <source>Eight units in a row. Step backwards and watch δ shrink by a factor of about four or more at every unit: this is the vanishing gradient; choose ReLU for the layers and it is gone.</source>
        <translation>八个单元排成一列。向后单步执行，看 δ 每过一个单元就缩小到四分之一甚至更小：这就是梯度消失；把各层改成 ReLU，它就不见了。</translation>
    </message>
    <message>
        <source>The product of slopes is Hochreiter’s, 1991; the chain is made for Deltaflow.</source>
        <translation>斜率之积是 Hochreiter（1991）指出的；这条链为 Deltaflow 编写。</translation>
    </message>
    <message>
        <source>A deep chain of ReLUs</source>
        <translation>ReLU 长链</translation>
    </message>
    <message>
        <source>The same eight units as the chain of sigmoids, with ReLU: each slope is 1 as long as z &gt; 0, so δ arrives at the first unit almost as large as it left the last. Make one bias so negative that its z is below 0, and nothing passes any more.</source>
        <translation>与 sigmoid 长链相同的八个单元，改用 ReLU：只要 z &gt; 0，每个斜率都是 1，δ 到达第一个单元时几乎与离开最后一个单元时一样大。把一个偏置调得很负，使它的 z 小于 0，就什么也传不过去了。</translation>
    </message>
    <message>
        <source>Glorot, Bordes and Bengio, 2011, on ReLU; the chain is made for Deltaflow.</source>
        <translation>关于 ReLU：Glorot、Bordes 与 Bengio，2011；这条链为 Deltaflow 编写。</translation>
    </message>
    <message>
        <source>8-8-8-2</source>
        <translation>8-8-8-2</translation>
    </message>
    <message>
        <source>Wide enough that a picture of every number is a crowd. Choose “focus” labels and point at a unit to see only what it reads and feeds; at layer level the same pass is a handful of matrix lines.</source>
        <translation>网络宽到把每个数都画出来会挤成一片。把标注选为“聚焦”，指向一个单元，只看它读取和连到的部分；在层一级，同样的传播只有几行矩阵式。</translation>
    </message>
    <message>
        <source>784-128-64-10, a digit</source>
        <translation>784-128-64-10，一个数字</translation>
    </message>
    <message>
        <source>A network of a size that is really used: 109 386 weights and biases, one handwritten 3 of 28 × 28 pixels. Layers too wide to draw are heat maps; point at a unit to bring out its edges, and jump to any step, since each is made only when it is looked at.</source>
        <translation>真正会用到的规模：109 386 个权重和偏置，28 × 28 像素的一个手写数字 3。太宽而画不下的层画成热图；指向一个单元可显出它的边，也可以跳到任何一步，因为每一步都在查看时才生成。</translation>
    </message>
    <message>
        <source>The size is the usual one for MNIST (LeCun and others, 1998); the digit is drawn for Deltaflow, the weights by He’s rule with seed 1.</source>
        <translation>规模是 MNIST 的常用规模（LeCun 等，1998）；数字为 Deltaflow 绘制，权重按 He 方案、种子 1 抽取。</translation>
    </message>
    <message>
        <source>B · Many classes, Θ and bias units</source>
        <translation>B · 多分类、Θ 与偏置单元</translation>
    </message>
    <message>
        <source>Three classes, sigmoid outputs</source>
        <translation>三个类别，sigmoid 输出</translation>
    </message>
    <message>
        <source>Five samples, three sigmoid outputs, and a penalty (λ/2m) Σ Θ² that leaves the biases out. The bias is column 0 of Θ and multiplies a unit that is always 1; the output error is a − y.</source>
        <translation>五个样本、三个 sigmoid 输出，以及不含偏置的惩罚项 (λ/2m) Σ Θ²。偏置是 Θ 的第 0 列，乘以一个恒为 1 的单元；输出误差是 a − y。</translation>
    </message>
    <message>
        <source>A text in Andrew Ng’s notation (Stanford CS229 and the Machine Learning course). It writes the output as a softmax in one place; its formulas, and this example, use the sigmoid.</source>
        <translation>采用 Andrew Ng 记法的一篇文章（斯坦福 CS229 与机器学习课程）。它有一处把输出写成 softmax；它的公式和本例都用 sigmoid。</translation>
    </message>
    <message>
        <source>The text’s equations (2.2.5) to (2.2.8).</source>
        <translation>原文的式 (2.2.5) 至 (2.2.8)。</translation>
    </message>
    <message>
        <source>Θ_ji carries unit i to unit j, so its gradient is the error of j times the activation of i. The text takes the error of i and the activation of j. On the diagonal nothing shows; where a layer is not square it asks for units that are not there.</source>
        <translation>Θ_ji 从单元 i 连到单元 j，所以它的梯度是 j 的误差乘以 i 的激活值。原文取了 i 的误差和 j 的激活值。在对角线上看不出来；层不是方阵时，它就要用到不存在的单元。</translation>
    </message>
    <message>
        <source>AND and OR: two perceptrons</source>
        <translation>AND 与 OR：两个感知机</translation>
    </message>
    <message>
        <source>Two units that share two inputs: one learns AND, the other OR, both from the same four samples. Neither needs a hidden layer, since a line parts their ones from their zeros; for XOR there is no such line.</source>
        <translation>共用两个输入的两个单元：一个学 AND，另一个学 OR，用的是同样四个样本。两者都不需要隐藏层，因为一条直线就能把 1 和 0 分开；对 XOR 就没有这样的直线。</translation>
    </message>
    <message>
        <source>Rosenblatt, 1958; with sigmoids and cross-entropy, so that there is a gradient.</source>
        <translation>Rosenblatt，1958；这里用 sigmoid 和交叉熵，以便有梯度。</translation>
    </message>
    <message>
        <source>Softmax 4-3</source>
        <translation>Softmax 4-3</translation>
    </message>
    <message>
        <source>One layer, three classes. The error of the output is simply a − y: unfold the step to see the softmax and the logarithm cancel, and notice that the three errors add up to 0.</source>
        <translation>一层，三个类别。输出的误差就是 a − y：展开这一步，看 softmax 与对数怎样相约，并注意三个误差之和是 0。</translation>
    </message>
    <message>
        <source>Made for Deltaflow; the cancellation is in Goodfellow, Bengio and Courville, Deep Learning, 2016, §6.2.2.</source>
        <translation>为 Deltaflow 编写；相约的推导见 Goodfellow、Bengio 与 Courville《深度学习》（2016）§6.2.2。</translation>
    </message>
    <message>
        <source>400-25-10: reading digits</source>
        <translation>400-25-10：识别数字</translation>
    </message>
    <message>
        <source>Twenty by twenty pixels, 25 hidden units, ten sigmoid outputs, one for each digit; five digits, a cross-entropy summed over all ten outputs, and a penalty that leaves the biases out. At term level every gradient adds up over the five samples, and the penalty comes last.</source>
        <translation>20 × 20 像素、25 个隐藏单元、十个 sigmoid 输出，每个数字一个；五个数字，交叉熵对十个输出求和，惩罚项不含偏置。在项一级，每个梯度对五个样本累加，最后加上惩罚项。</translation>
    </message>
    <message>
        <source>The network of a well-known exercise (Ng, Machine Learning, exercise 4); the digits are drawn for Deltaflow, the weights drawn by Xavier’s rule with seed 4.</source>
        <translation>一个著名练习中的网络（Ng，机器学习，练习 4）；数字为 Deltaflow 绘制，权重按 Xavier 方案、种子 4 抽取。</translation>
    </message>
    <message>
        <source>C · Computational graphs</source>
        <translation>C · 计算图</translation>
    </message>
    <message>
        <source>MLP with an L2 penalty</source>
        <translation>带 L2 惩罚的多层感知机</translation>
    </message>
    <message>
        <source>The loss and the penalty meet in J = L + s, and on the way back both arrive at each weight: from the loss through the network, and λW straight from the penalty. With λ = 0.1 see which of the two is larger.</source>
        <translation>损失与惩罚项在 J = L + s 处相加，反向时两者都到达每个权重：损失的部分经过网络，λW 直接来自惩罚项。λ = 0.1 时，看看哪个更大。</translation>
    </message>
    <message>
        <source>After “Dive into Deep Learning”, §5.3: forward propagation, backward propagation, and computational graphs.</source>
        <translation>据《动手学深度学习》§5.3：前向传播、反向传播和计算图。</translation>
    </message>
    <message>
        <source>Logistic regression as a graph</source>
        <translation>写成计算图的逻辑回归</translation>
    </message>
    <message>
        <source>A neuron with its loss written out: −(y ln p + (1 − y) ln(1 − p)). The long way back through logarithm, quotient and sigmoid ends in the short p − y; compare the adjoint of z with it.</source>
        <translation>一个神经元，损失完整写出：−(y ln p + (1 − y) ln(1 − p))。经过对数、商和 sigmoid 的漫长归途，最后化为简短的 p − y；与 z 的伴随量比较一下。</translation>
    </message>
    <message>
        <source>A small convolutional network</source>
        <translation>小型卷积网络</translation>
    </message>
    <message>
        <source>Two kernels, ReLU, max pooling, a dense layer and softmax: all that a convolutional classifier has. On the way back the pooling hands each error to the one cell that was largest, and the kernels’ gradients come from those windows alone.</source>
        <translation>两个卷积核、ReLU、最大池化、一个全连接层和 softmax：卷积分类器该有的都有了。反向时，池化把每个误差交给最大的那一格，卷积核的梯度只来自这些窗口。</translation>
    </message>
    <message>
        <source>Made for Deltaflow; the kind of network is that of LeCun and others, 1998, with ReLU, max pooling and softmax as today.</source>
        <translation>为 Deltaflow 编写；这类网络出自 LeCun 等（1998），ReLU、最大池化和 softmax 则是今天的做法。</translation>
    </message>
    <message>
        <source>D · Branches, layers, normalisation, time</source>
        <translation>D · 分支、各类层、归一化、时间</translation>
    </message>
    <message>
        <source>A neuron that feeds two branches</source>
        <translation>连到两个分支的神经元</translation>
    </message>
    <message>
        <source>The output f goes two ways that meet again in a sum. On the way back f receives one contribution from each successor, and only their sum is ∂J/∂f: δ of what follows, times the local derivative, added up.</source>
        <translation>输出 f 走两条路，又在求和处汇合。反向时，f 从每个后继各得到一份贡献，它们的和才是 ∂J/∂f：后继的 δ 乘以局部导数，再加起来。</translation>
    </message>
    <message>
        <source>After a text that derives backpropagation by recursion over a node’s successors (∇f J = Σ ∇h J · ∇f h).</source>
        <translation>据一篇按结点的后继递归推导反向传播的文章（∇f J = Σ ∇h J · ∇f h）。</translation>
    </message>
    <message>
        <source>Connection layers and activation layers</source>
        <translation>连接层与激活层</translation>
    </message>
    <message>
        <source>Each layer does one thing: a connection layer multiplies, an activation layer applies max(0, x). Each keeps the same contract: what it passes on, its parameters’ gradient from the residual, and the residual that it passes back.</source>
        <translation>每层只做一件事：连接层做乘法，激活层取 max(0, x)。每层都守同样的约定：向前传的值、由残差得到的参数梯度，以及向后传的残差。</translation>
    </message>
    <message>
        <source>After a text that treats connections and activations as layers of their own.</source>
        <translation>据一篇把连接和激活当作独立的层来处理的文章。</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Each output cell is the largest of its 2 × 2 window, and on the way back it hands its whole error to that cell; the other three get nothing. Change a cell until another one wins, and see the error change its way.</source>
        <translation>每个输出格取其 2 × 2 窗口中的最大值，反向时把全部误差交给那一格；另外三格什么也得不到。改变一格，直到换成另一格最大，看误差随之改道。</translation>
    </message>
    <message>
        <source>Average pooling, padded</source>
        <translation>平均池化，带填充</translation>
    </message>
    <message>
        <source>3 × 3 windows two apart with a border of zeros: windows overlap, so the cells in the middle receive from several of them, and each share is a ninth of the error.</source>
        <translation>3 × 3 窗口，步幅为二，四周补一圈零：窗口互相重叠，所以中间的格从几个窗口得到误差，每份都是误差的九分之一。</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Mean and variance over the four samples, then (z − μ)/√(σ² + ε), then γ and β. On the way back each sample’s error also reaches the others, through μ and through σ²: three arrivals at every z.</source>
        <translation>对四个样本求均值和方差，然后是 (z − μ)/√(σ² + ε)，再乘 γ 加 β。反向时，每个样本的误差还会经 μ 和 σ² 到达其他样本：每个 z 处有三份。</translation>
    </message>
    <message>
        <source>Ioffe and Szegedy, 2015; the numbers are made for Deltaflow.</source>
        <translation>Ioffe 与 Szegedy，2015；数值为 Deltaflow 编写。</translation>
    </message>
    <message>
        <source>Layer normalisation</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>The same as batch normalisation, but over the units of one sample instead of over the samples of one unit: it needs no batch, and no running statistics.</source>
        <translation>与批归一化相同，但统计的是同一样本的各个单元，而不是同一单元的各个样本：不需要批，也不需要滑动统计量。</translation>
    </message>
    <message>
        <source>Ba, Kiros and Hinton, 2016; the numbers are made for Deltaflow.</source>
        <translation>Ba、Kiros 与 Hinton，2016；数值为 Deltaflow 编写。</translation>
    </message>
    <message>
        <source>A recurrent network over four steps</source>
        <translation>展开四步的循环网络</translation>
    </message>
    <message>
        <source>One cell, unrolled four times: h_t = tanh(W_xh x_t + W_hh h_{t−1} + b). The weights are the same at every step, so their gradient is the sum over the steps; here the task is to repeat the input of the step before.</source>
        <translation>一个循环单元展开四次：h_t = tanh(W_xh x_t + W_hh h_{t−1} + b)。每一步的权重相同，所以它们的梯度是各步之和；这里的任务是重复上一步的输入。</translation>
    </message>
    <message>
        <source>Elman, 1990; backpropagation through time: Werbos, 1990. The numbers are made for Deltaflow.</source>
        <translation>Elman，1990；沿时间反向传播：Werbos，1990。数值为 Deltaflow 编写。</translation>
    </message>
    <message>
        <source>A recurrent network, loss at the last step</source>
        <translation>循环网络，损失在最后一步</translation>
    </message>
    <message>
        <source>Only the last output counts, so every gradient has to come back through all steps, times W_hh and tanh′ at each: look how small ∂J/∂h is at the first.</source>
        <translation>只有最后的输出计入损失，所以每个梯度都要穿过所有的步，每步乘以 W_hh 和 tanh′：看看第一步的 ∂J/∂h 有多小。</translation>
    </message>
    <message>
        <source>Hochreiter, 1991, on why this is hard; the numbers are made for Deltaflow.</source>
        <translation>Hochreiter（1991）说明了这为什么困难；数值为 Deltaflow 编写。</translation>
    </message>
    <message>
        <source>E · Chain rule, number by number</source>
        <translation>E · 链式法则，逐数推导</translation>
    </message>
    <message>
        <source>A circuit: (x + σ(y)) / (σ(x) + (x + y)²)</source>
        <translation>一个电路：(x + σ(y)) / (σ(x) + (x + y)²)</translation>
    </message>
    <message>
        <source>A function that nobody would differentiate by hand in one go: as a graph each step is one line. x and y have several successors each; watch their adjoints wait until all of them have sent.</source>
        <translation>没有人会一口气手工求导的函数：画成计算图，每一步只是一行。x 和 y 各有几个后继；看它们的伴随量怎样等到所有后继都送来为止。</translation>
    </message>
    <message>
        <source>The function is a classroom favourite (Stanford CS231n, notes on backpropagation).</source>
        <translation>这个函数是课堂上的常客（斯坦福 CS231n 的反向传播讲义）。</translation>
    </message>
    <message>
        <source>A tanh neuron, number by number</source>
        <translation>tanh 神经元，逐数推导</translation>
    </message>
    <message>
        <source>x₁w₁ + x₂w₂ + b through tanh, one operation a node. Where x₂ = 0 the weight w₂ gets no gradient at all: what an input does not say, its weight cannot learn.</source>
        <translation>x₁w₁ + x₂w₂ + b 经过 tanh，每个结点一次运算。在 x₂ = 0 处，权重 w₂ 完全没有梯度：输入没有说的，它的权重学不到。</translation>
    </message>
    <message>
        <source>The numbers are those of a well-known lecture on automatic differentiation (Karpathy, micrograd, 2022).</source>
        <translation>数值取自一堂著名的自动微分课（Karpathy，micrograd，2022）。</translation>
    </message>
    <message>
        <source>2-2-2 with biases</source>
        <translation>带偏置的 2-2-2</translation>
    </message>
    <message>
        <source>The worked example that many have checked their own code with. The output layer has two units, so each hidden error is a sum of two arrivals: look for the two products at term level.</source>
        <translation>许多人用来核对自己代码的算例。输出层有两个单元，所以每个隐藏误差是两份之和：请在项一级找出这两个乘积。</translation>
    </message>
    <message>
        <source>A step-by-step example widely used in teaching (Mazur, 2015). Its text leaves the biases as they are in the update; here they learn too, and the weights of the first update agree with it.</source>
        <translation>教学中广泛使用的分步算例（Mazur，2015）。原文在更新时不动偏置；这里偏置也参与学习，第一次更新后的权重与原文一致。</translation>
    </message>
    <message>
        <source>The worked example’s total after one update.</source>
        <translation>该算例一次更新之后的总损失。</translation>
    </message>
    <message>
        <source>The printed weights after the update are right, but the printed total is not theirs: it follows if the hidden errors go back through output weights that were already updated. An update is simultaneous: every gradient is taken at the old weights.</source>
        <translation>所印的更新后权重是对的，但所印的总损失与它们不符：若隐藏误差经由已经更新过的输出权重传回，就会得到那个数。更新是同时进行的：每个梯度都在旧权重处计算。</translation>
    </message>
    <message>
        <source>One weight, one bias</source>
        <translation>一个权重，一个偏置</translation>
    </message>
    <message>
        <source>The smallest network there is: a = σ(w x + b). Drag the weight and watch the slope of the sigmoid, and with it the gradient, grow and vanish.</source>
        <translation>最小的网络：a = σ(w x + b)。拖动权重，看 sigmoid 的斜率以及随之而来的梯度怎样变大、消失。</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>一个神经元</translation>
    </message>
    <message>
        <source>A neuron with two inputs</source>
        <translation>有两个输入的神经元</translation>
    </message>
    <message>
        <source>OR that should be AND</source>
        <translation>应当变成“与”的“或”</translation>
    </message>
    <message>
        <source>Two neurons without activation</source>
        <translation>两个没有激活函数的神经元</translation>
    </message>
    <message>
        <source>Two diamonds</source>
        <translation>两个菱形</translation>
    </message>
    <message>
        <source>Three classes</source>
        <translation>三个类别</translation>
    </message>
    <message>
        <source>Three classes, another target</source>
        <translation>三个类别，另一个目标</translation>
    </message>
    <message>
        <source>Sure and wrong: squared error</source>
        <translation>又确信又错：平方误差</translation>
    </message>
    <message>
        <source>Sure and wrong: cross-entropy</source>
        <translation>又确信又错：交叉熵</translation>
    </message>
    <message>
        <source>Stride 2, a border of zeros</source>
        <translation>步幅 2，四周补零</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>Pages to print</source>
        <translation>可打印的页面</translation>
    </message>
    <message>
        <source>Page for a browser, stepped through</source>
        <translation>可在浏览器中逐步翻看的网页</translation>
    </message>
    <message>
        <source>LaTeX document</source>
        <translation>LaTeX 文档</translation>
    </message>
    <message>
        <source>%1 steps, %2 level</source>
        <translation>共 %1 步，按%2分步</translation>
    </message>
    <message>
        <source>Animated picture</source>
        <translation>动画图片</translation>
    </message>
</context>
<context>
    <name>HtmlPage</name>
    <message>
        <source>Before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>A network</source>
        <translation>一个网络</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Larger picture</source>
        <translation>放大图片</translation>
    </message>
</context>
<context>
    <name>Hunt</name>
    <message>
        <source>The slope is left out</source>
        <translation>漏了斜率</translation>
    </message>
    <message>
        <source>The slope is taken at a</source>
        <translation>斜率取在 a 处</translation>
    </message>
    <message>
        <source>The slope is written in z</source>
        <translation>斜率用 z 写出</translation>
    </message>
    <message>
        <source>The slope is there once too often</source>
        <translation>斜率多乘了一次</translation>
    </message>
    <message>
        <source>ReLU passes back where z is below 0</source>
        <translation>z 小于 0 时 ReLU 也传回误差</translation>
    </message>
    <message>
        <source>ReLU looks at the error in place of z</source>
        <translation>ReLU 看的是误差而不是 z</translation>
    </message>
    <message>
        <source>The sign is reversed</source>
        <translation>符号反了</translation>
    </message>
    <message>
        <source>The sum in place of the mean</source>
        <translation>该取平均却取了和</translation>
    </message>
    <message>
        <source>W is not transposed</source>
        <translation>W 没有转置</translation>
    </message>
    <message>
        <source>Weights are used that are updated already</source>
        <translation>用了已经更新过的权重</translation>
    </message>
    <message>
        <source>The indices are swapped</source>
        <translation>下标对调了</translation>
    </message>
    <message>
        <source>Only the last sample counts</source>
        <translation>只算了最后一个样本</translation>
    </message>
    <message>
        <source>At a branch, only the last way counts</source>
        <translation>分支处只算了最后一条路</translation>
    </message>
    <message>
        <source>The bias is forgotten</source>
        <translation>忘了偏置</translation>
    </message>
    <message>
        <source>The bias is penalised</source>
        <translation>惩罚了偏置</translation>
    </message>
    <message>
        <source>The penalty is left out</source>
        <translation>漏了惩罚项</translation>
    </message>
    <message>
        <source>The step goes uphill</source>
        <translation>更新方向朝上</translation>
    </message>
    <message>
        <source>The learning rate is left out</source>
        <translation>漏了学习率</translation>
    </message>
    <message>
        <source>An error that passes an activation is multiplied by its slope f′(z).</source>
        <translation>误差经过激活函数时要乘以它的斜率 f′(z)。</translation>
    </message>
    <message>
        <source>a = f(z) is a function of z, so its slope is f′(z).</source>
        <translation>a = f(z) 是 z 的函数，所以它的斜率是 f′(z)。</translation>
    </message>
    <message>
        <source>σ′(z) = a (1 − a) and tanh′(z) = 1 − a² are written in a = f(z), not in z itself.</source>
        <translation>σ′(z) = a (1 − a)，tanh′(z) = 1 − a²，都是用 a = f(z) 写的，而不是用 z 本身。</translation>
    </message>
    <message>
        <source>Cross-entropy’s own slope has cancelled σ′ already; a − y is left.</source>
        <translation>交叉熵自身的斜率已经约去了 σ′；只剩 a − y。</translation>
    </message>
    <message>
        <source>Where z is below 0, ReLU gives 0 whatever z is, so nothing goes back.</source>
        <translation>z 小于 0 时，无论 z 是多少 ReLU 都给出 0，所以什么也不传回。</translation>
    </message>
    <message>
        <source>ReLU’s slope is 1 where z is above 0; the error’s sign has no say in it.</source>
        <translation>z 大于 0 时 ReLU 的斜率是 1；误差的符号与此无关。</translation>
    </message>
    <message>
        <source>The loss is the mean over m samples, so each one’s part is divided by m.</source>
        <translation>损失是 m 个样本的平均，所以每个样本的部分要除以 m。</translation>
    </message>
    <message>
        <source>Forward, unit j reaches unit i through Wᵢⱼ; the error comes back the same way, so it is summed over the rows: Wᵀ δ.</source>
        <translation>前向时单元 j 经 Wᵢⱼ 到达单元 i；误差沿同一条路返回，所以对各行求和：Wᵀ δ。</translation>
    </message>
    <message>
        <source>All derivatives are taken at the same point: with the weights that the forward pass used.</source>
        <translation>所有导数都取在同一点：用前向传播所用的权重。</translation>
    </message>
    <message>
        <source>Wᵢⱼ leads from unit j to unit i: its gradient is the error where it ends times the activation where it begins.</source>
        <translation>Wᵢⱼ 从单元 j 连到单元 i：它的梯度是终点的误差乘以起点的激活值。</translation>
    </message>
    <message>
        <source>Each sample adds its part to a weight’s gradient.</source>
        <translation>每个样本都为权重的梯度贡献一份。</translation>
    </message>
    <message>
        <source>A value that goes several ways gets the sum of what comes back on each.</source>
        <translation>一个值走几条路，就得到每条路上传回的量之和。</translation>
    </message>
    <message>
        <source>A bias is a weight on a constant 1: its gradient is δ.</source>
        <translation>偏置是常数 1 上的权重：它的梯度就是 δ。</translation>
    </message>
    <message>
        <source>The penalty of this loss is on weights only, so a bias has no part in it.</source>
        <translation>这种损失的惩罚项只作用于权重，与偏置无关。</translation>
    </message>
    <message>
        <source>The penalty is part of the loss, so its slope is part of the gradient.</source>
        <translation>惩罚项是损失的一部分，所以它的斜率是梯度的一部分。</translation>
    </message>
    <message>
        <source>The gradient points uphill, so the step is subtracted.</source>
        <translation>梯度指向上坡，所以要减去这一步。</translation>
    </message>
    <message>
        <source>The kernel is not turned</source>
        <translation>卷积核没有旋转</translation>
    </message>
    <message>
        <source>The stride is ignored</source>
        <translation>忽略了步幅</translation>
    </message>
    <message>
        <source>The padding is ignored</source>
        <translation>忽略了填充</translation>
    </message>
    <message>
        <source>Max pooling sends the error to all cells</source>
        <translation>最大池化把误差传给了所有格</translation>
    </message>
    <message>
        <source>Average pooling does not divide the error</source>
        <translation>平均池化没有把误差除以格数</translation>
    </message>
    <message>
        <source>The way through the mean is left out</source>
        <translation>漏了经过均值的那一路</translation>
    </message>
    <message>
        <source>The way through the variance is left out</source>
        <translation>漏了经过方差的那一路</translation>
    </message>
    <message>
        <source>The old velocity is subtracted</source>
        <translation>减去了旧的速度</translation>
    </message>
    <message>
        <source>The look ahead is left out</source>
        <translation>漏了前瞻</translation>
    </message>
    <message>
        <source>The root is left out</source>
        <translation>漏了开方</translation>
    </message>
    <message>
        <source>The moments are not corrected</source>
        <translation>没有修正动量估计</translation>
    </message>
    <message>
        <source>The updates are counted from 0</source>
        <translation>更新次数从 0 数起</translation>
    </message>
    <message>
        <source>The learning rate says how far one step goes.</source>
        <translation>学习率决定一步走多远。</translation>
    </message>
    <message>
        <source>Output cell r takes image cell r + u times kernel cell u. So image cell i gets its error from output cell i − u: laid over the errors, the kernel is turned by 180°.</source>
        <translation>输出格 r 取图像格 r + u 乘以卷积核格 u，所以图像格 i 的误差来自输出格 i − u：盖在误差上看，卷积核旋转了 180°。</translation>
    </message>
    <message>
        <source>Each output cell sends its error to the cells that it was computed from, and its window lies s cells further at each step.</source>
        <translation>每个输出格把误差传给它由之算出的那些格，而窗口每一步移动 s 格。</translation>
    </message>
    <message>
        <source>Each output cell sends its error to the cells that it was computed from, and the first window begins p cells outside the image.</source>
        <translation>每个输出格把误差传给它由之算出的那些格，而第一个窗口从图像外 p 格处开始。</translation>
    </message>
    <message>
        <source>Only the largest cell of a window has any influence on the maximum, so only it gets the error.</source>
        <translation>窗口里只有最大的那一格影响最大值，所以只有它得到误差。</translation>
    </message>
    <message>
        <source>Each of n cells is a share of 1/n in the average, so it gets 1/n of the error.</source>
        <translation>平均值中 n 格各占 1/n，所以每格得到误差的 1/n。</translation>
    </message>
    <message>
        <source>The mean is computed from the same numbers, so each of them acts through it as well.</source>
        <translation>均值由同样的数算出，所以每个数也通过它起作用。</translation>
    </message>
    <message>
        <source>The variance is computed from the same numbers, so each of them acts through it as well.</source>
        <translation>方差由同样的数算出，所以每个数也通过它起作用。</translation>
    </message>
    <message>
        <source>The velocity goes on in its direction: μ of it is kept, and the gradient is added.</source>
        <translation>速度沿原方向延续：保留它的 μ 倍，再加上梯度。</translation>
    </message>
    <message>
        <source>Nesterov steps by the gradient and by the velocity that is kept after it; by the velocity alone it is plain momentum.</source>
        <translation>Nesterov 的一步由梯度和此后保留的速度组成；只用速度就是普通动量法。</translation>
    </message>
    <message>
        <source>The mean of g² is of the size of g²; its root is of the size of g, by which the step is scaled.</source>
        <translation>g² 的均值与 g² 同量级；开方后才与 g 同量级，步长按它缩放。</translation>
    </message>
    <message>
        <source>The means begin at 0 and are too small at first, so they are divided by 1 − βᵗ.</source>
        <translation>均值从 0 开始，起初偏小，所以要除以 1 − βᵗ。</translation>
    </message>
    <message>
        <source>The first update is t = 1; with t = 0, 1 − βᵗ is 0 and nothing can be divided by it.</source>
        <translation>第一次更新是 t = 1；t = 0 时 1 − βᵗ 为 0，不能作除数。</translation>
    </message>
    <message>
        <source>target − output</source>
        <translation>目标 − 输出</translation>
    </message>
    <message>
        <source>The loss grows with the output where that is above the target, so its slope is output − target.</source>
        <translation>输出大于目标时，损失随输出增大，所以斜率是输出 − 目标。</translation>
    </message>
</context>
<context>
    <name>LatexDocument</name>
    <message>
        <source>A network</source>
        <translation>一个网络</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>No printer is set up here. The pages can be looked at, and written as a PDF.</source>
        <translation>这里没有设置打印机。可以查看这些页面，并存为 PDF。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>Quiz</name>
    <message>
        <source>The slope f′(z) is missing: this is the error that arrives, before it passes the activation.</source>
        <translation>漏了斜率 f′(z)：这是传到的误差，还没有经过激活函数。</translation>
    </message>
    <message>
        <source>The slope f′(z) is there once too often: with this loss it has cancelled already, and a − y is left.</source>
        <translation>斜率 f′(z) 多乘了一次：在这种损失下它已经约去，只剩 a − y。</translation>
    </message>
    <message>
        <source>The slope is taken at a; it belongs to z.</source>
        <translation>斜率取在了 a 处；它应取在 z 处。</translation>
    </message>
    <message>
        <source>The sign is reversed.</source>
        <translation>符号反了。</translation>
    </message>
    <message>
        <source>The weights are read along the wrong side of the matrix: row and column are swapped, W in place of its transpose or the other way round.</source>
        <translation>权重沿矩阵错误的一边读取：行与列对调了，该用转置时用了 W，或者相反。</translation>
    </message>
    <message>
        <source>The kernel lies the wrong way round: forward it is used as it stands, and on the way back turned by 180°.</source>
        <translation>卷积核放反了：前向时按原样使用，反向时旋转 180°。</translation>
    </message>
    <message>
        <source>The two indices are swapped: the error belongs to the unit that the weight leads to, the activation to the one that it comes from.</source>
        <translation>两个下标对调了：误差属于权重指向的单元，激活值属于权重出发的单元。</translation>
    </message>
    <message>
        <source>A weight that was updated already is used; all gradients are taken at the old weights.</source>
        <translation>用了已经更新过的权重；所有梯度都应在旧权重处计算。</translation>
    </message>
    <message>
        <source>One row is used for all rows of the matrix; each unit has an error of its own.</source>
        <translation>矩阵的每一行都用了同一行；每个单元有它自己的误差。</translation>
    </message>
    <message>
        <source>It is divided by m once too often.</source>
        <translation>多除了一次 m。</translation>
    </message>
    <message>
        <source>The penalty is counted at a bias; it is on weights only.</source>
        <translation>惩罚项算到了偏置上；它只作用于权重。</translation>
    </message>
    <message>
        <source>The bias is missing.</source>
        <translation>漏了偏置。</translation>
    </message>
    <message>
        <source>The factor ½ is missing.</source>
        <translation>漏了系数 ½。</translation>
    </message>
    <message>
        <source>The learning rate is missing.</source>
        <translation>漏了学习率。</translation>
    </message>
    <message>
        <source>This goes uphill: the update is subtracted.</source>
        <translation>方向朝上了：更新量应当减去。</translation>
    </message>
    <message>
        <source>This is the change alone; it is added to the old weight.</source>
        <translation>这只是变化量；还要加到旧权重上。</translation>
    </message>
    <message>
        <source>This is the number of another unit or weight.</source>
        <translation>这是另一个单元或权重的数值。</translation>
    </message>
    <message>
        <source>This is the number of another sample.</source>
        <translation>这是另一个样本的数值。</translation>
    </message>
    <message>
        <source>slope omitted</source>
        <translation>漏了斜率</translation>
    </message>
    <message>
        <source>slope added</source>
        <translation>多了斜率</translation>
    </message>
    <message>
        <source>slope at a</source>
        <translation>斜率取在 a</translation>
    </message>
    <message>
        <source>z in the slope</source>
        <translation>斜率里用了 z</translation>
    </message>
    <message>
        <source>sign reversed</source>
        <translation>符号反了</translation>
    </message>
    <message>
        <source>not transposed</source>
        <translation>没有转置</translation>
    </message>
    <message>
        <source>kernel turned</source>
        <translation>卷积核方向反了</translation>
    </message>
    <message>
        <source>indices swapped</source>
        <translation>下标对调</translation>
    </message>
    <message>
        <source>updated weights used</source>
        <translation>用了更新后的权重</translation>
    </message>
    <message>
        <source>row broadcast</source>
        <translation>一行广播到各行</translation>
    </message>
    <message>
        <source>sum for mean</source>
        <translation>以和代平均</translation>
    </message>
    <message>
        <source>mean of mean</source>
        <translation>多取一次平均</translation>
    </message>
    <message>
        <source>bias penalised</source>
        <translation>惩罚了偏置</translation>
    </message>
    <message>
        <source>penalty omitted</source>
        <translation>漏了惩罚项</translation>
    </message>
    <message>
        <source>bias omitted</source>
        <translation>漏了偏置</translation>
    </message>
    <message>
        <source>activation omitted</source>
        <translation>漏了激活函数</translation>
    </message>
    <message>
        <source>half omitted</source>
        <translation>漏了二分之一</translation>
    </message>
    <message>
        <source>rate omitted</source>
        <translation>漏了学习率</translation>
    </message>
    <message>
        <source>uphill</source>
        <translation>方向朝上</translation>
    </message>
    <message>
        <source>change alone</source>
        <translation>只有变化量</translation>
    </message>
    <message>
        <source>another unit</source>
        <translation>另一个单元</translation>
    </message>
    <message>
        <source>another sample</source>
        <translation>另一个样本</translation>
    </message>
    <message>
        <source>penalty not divided</source>
        <translation>惩罚项未除以 m</translation>
    </message>
    <message>
        <source>This is the sum over the samples in place of their mean: it is divided by m.</source>
        <translation>这是对样本求的和，而不是平均值：还要除以 m。</translation>
    </message>
    <message>
        <source>The penalty’s part is missing.</source>
        <translation>漏了惩罚项的部分。</translation>
    </message>
    <message>
        <source>The penalty is counted m times: its strength is λ divided by m.</source>
        <translation>惩罚项多算到了 m 倍：它的强度是 λ 除以 m。</translation>
    </message>
    <message>
        <source>The activation’s input stands in the slope where its result belongs.</source>
        <translation>斜率里用了激活函数的输入，这里应当用它的结果。</translation>
    </message>
    <message>
        <source>The activation is not applied: its input stands where its result belongs.</source>
        <translation>没有应用激活函数：该用它的结果的地方用了它的输入。</translation>
    </message>
    <message>
        <source>Near, but not to %1 digits: carry more of them, and round at the end.</source>
        <translation>接近了，但还不到 %1 位有效数字：计算时多保留几位，最后再舍入。</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>Adjoint of the activation of %1</source>
        <translation>%1 的激活值的伴随量</translation>
    </message>
    <message>
        <source>Adjoints of the activations of %1</source>
        <translation>%1 各激活值的伴随量</translation>
    </message>
    <message>
        <source>Weighted input of %1</source>
        <translation>%1 的净输入</translation>
    </message>
    <message>
        <source>Weighted inputs of %1</source>
        <translation>%1 的各净输入</translation>
    </message>
    <message>
        <source>Activation of %1</source>
        <translation>%1 的激活值</translation>
    </message>
    <message>
        <source>Activations of %1</source>
        <translation>%1 的各激活值</translation>
    </message>
    <message>
        <source>Error of %1</source>
        <translation>%1 的误差</translation>
    </message>
    <message>
        <source>Errors of %1</source>
        <translation>%1 的各误差</translation>
    </message>
    <message>
        <source>Gradient of the weight %1 → %2</source>
        <translation>权重（%1 → %2）的梯度</translation>
    </message>
    <message>
        <source>Weight gradients of %1</source>
        <translation>%1 的权重梯度</translation>
    </message>
    <message>
        <source>Gradient of the bias of %1</source>
        <translation>%1 的偏置的梯度</translation>
    </message>
    <message>
        <source>Bias gradients of %1</source>
        <translation>%1 的偏置梯度</translation>
    </message>
    <message>
        <source>Optimiser state of the weight %1 → %2</source>
        <translation>权重（%1 → %2）的优化器状态</translation>
    </message>
    <message>
        <source>Optimiser state of %1</source>
        <translation>%1 的优化器状态</translation>
    </message>
    <message>
        <source>Update of the weight %1 → %2</source>
        <translation>权重（%1 → %2）的更新</translation>
    </message>
    <message>
        <source>Weight updates of %1</source>
        <translation>%1 的权重更新</translation>
    </message>
    <message>
        <source>Update of the bias of %1</source>
        <translation>%1 的偏置的更新</translation>
    </message>
    <message>
        <source>Bias updates of %1</source>
        <translation>%1 的偏置更新</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Weighted inputs z, and values</source>
        <translation>净输入 z 与各值</translation>
    </message>
    <message>
        <source>Activations a</source>
        <translation>激活值 a</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Errors δ</source>
        <translation>误差 δ</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>A network</source>
        <translation>一个网络</translation>
    </message>
    <message>
        <source>Answers to version %1</source>
        <translation>版本 %1 的答案</translation>
    </message>
    <message>
        <source>Write each result into the last box of its line, to %1 significant digits. The boxes before it take numbers that you found further up.</source>
        <translation>把每个结果写进该行最后一格，保留 %1 位有效数字。前面的格子里填你在上面求出的数。</translation>
    </message>
    <message>
        <source>All numbers are computed in full and rounded once, for print. Below a result stands what it becomes by a classical mistake.</source>
        <translation>所有的数都完整计算，只在印出时取整一次。结果下方是犯某个典型错误会得到的数。</translation>
    </message>
    <message>
        <source>Version %1 · seed %2</source>
        <translation>版本 %1 · 种子 %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>of %1 points</source>
        <translation>满分 %1 分</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>Already computed</source>
        <translation>已经算好</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>deltaflow</name>
    <message>
        <source>Where it comes from: %1</source>
        <translation>来自：%1</translation>
    </message>
    <message>
        <source>It is given</source>
        <translation>它是给定的</translation>
    </message>
    <message>
        <source>What uses it</source>
        <translation>用到它的地方</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>bias unit</source>
        <translation>偏置单元</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>output unit %1</source>
        <translation>输出单元 %1</translation>
    </message>
    <message>
        <source>hidden layer %1, unit %2</source>
        <translation>第 %1 隐藏层第 %2 个单元</translation>
    </message>
    <message>
        <source>not yet computed</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>Given: drag to change, double-click to type</source>
        <translation>给定值：拖动可改，双击可输入</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>From step %1: %2</source>
        <translation>来自第 %1 步：%2</translation>
    </message>
    <message>
        <source>Bias unit</source>
        <translation>偏置单元</translation>
    </message>
    <message>
        <source>Weight from %1 to %2</source>
        <translation>从 %1 到 %2 的权重</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>目标值 %1</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>exactly %1</source>
        <translation>精确值 %1</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>Running value</source>
        <translation>滑动统计值</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>, map %1</source>
        <translation>，特征图 %1</translation>
    </message>
    <message>
        <source>, row %1</source>
        <translation>，第 %1 行</translation>
    </message>
    <message>
        <source>, column %1</source>
        <translation>，第 %1 列</translation>
    </message>
    <message>
        <source>, adjoint %1</source>
        <translation>，伴随量 %1</translation>
    </message>
    <message>
        <source>Here a number first stops being finite: all that it is computed from still is.</source>
        <translation>从这里开始出现非有限的数：计算它所用的数都还是有限的。</translation>
    </message>
    <message>
        <source>It depends on a number that is not finite.</source>
        <translation>它依赖于一个非有限的数。</translation>
    </message>
    <message>
        <source>sends back %1</source>
        <translation>传回 %1</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Vertical edge</source>
        <translation>竖直边缘</translation>
    </message>
    <message>
        <source>Horizontal edge</source>
        <translation>水平边缘</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>Digit 7</source>
        <translation>数字 7</translation>
    </message>
    <message>
        <source>Digit 3</source>
        <translation>数字 3</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>Dead: z ≤ 0 for every sample, so its slope and its δ are 0 and it does not learn.</source>
        <translation>死亡：对每个样本都有 z ≤ 0，斜率和 δ 都是 0，因此学不到东西。</translation>
    </message>
    <message>
        <source>Saturated: within 1 % of a limit for every sample, so its slope is nearly 0 and it hardly learns.</source>
        <translation>饱和：对每个样本都离极限值不到 1 %，斜率几乎为 0，因此几乎学不到东西。</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>%L1 samples to train on, %L2 for the test.</source>
        <translation>%L1 个样本用于训练，%L2 个用于测试。</translation>
    </message>
    <message>
        <source>One sample to train on.</source>
        <translation>一个样本用于训练。</translation>
    </message>
    <message>
        <source>%L1 samples to train on.</source>
        <translation>%L1 个样本用于训练。</translation>
    </message>
    <message>
        <source>The network has %1 instead of %2; new weights are drawn.</source>
        <translation>网络现在有 %1，原来是 %2；权重重新抽取。</translation>
    </message>
    <message>
        <source>The network has %1 instead of %2.</source>
        <translation>网络现在有 %1，原来是 %2。</translation>
    </message>
    <message>
        <source>Outputs are now %1 with %2.</source>
        <translation>输出层现在用 %1，配 %2。</translation>
    </message>
    <message>
        <source>hollow: test</source>
        <translation>空心：测试</translation>
    </message>
    <message>
        <source>%1 (test)</source>
        <translation>%1（测试）</translation>
    </message>
    <message>
        <source>given, or from the last update</source>
        <translation>给定，或来自上一次更新</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>step %1 · %2</source>
        <translation>第 %1 步 · %2</translation>
    </message>
    <message>
        <source>in this step</source>
        <translation>本步</translation>
    </message>
    <message>
        <source>Check numerically</source>
        <translation>数值检验</translation>
    </message>
    <message>
        <source>Check: %1 numeric</source>
        <translation>检验：数值导数 %1</translation>
    </message>
    <message>
        <source>Iteration %L1 begins with the updated weights</source>
        <translation>第 %L1 次迭代从更新后的权重开始</translation>
    </message>
    <message>
        <source>Inputs, targets and weights are given</source>
        <translation>输入、目标值和权重是给定的</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未算出</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>MathML</source>
        <translation>MathML</translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation>它从哪里来？</translation>
    </message>
    <message>
        <source>This number is given</source>
        <translation>这个数是给定的</translation>
    </message>
    <message>
        <source>Who uses it?</source>
        <translation>哪里用到它？</translation>
    </message>
    <message>
        <source>… and more</source>
        <translation>……以及更多</translation>
    </message>
    <message>
        <source>Copy formula as</source>
        <translation>复制公式为</translation>
    </message>
    <message>
        <source>Copy step as</source>
        <translation>复制这一步为</translation>
    </message>
    <message>
        <source>✓ Agrees with the numeric derivative, %1</source>
        <translation>✓ 与数值导数 %1 一致</translation>
    </message>
    <message>
        <source>✗ The numeric derivative is %1</source>
        <translation>✗ 数值导数是 %1</translation>
    </message>
    <message>
        <source>Where the source is wrong</source>
        <translation>原文错在哪里</translation>
    </message>
    <message>
        <source>As the source has it</source>
        <translation>原文的写法</translation>
    </message>
    <message>
        <source>As it should be</source>
        <translation>正确的写法</translation>
    </message>
    <message>
        <source>After the update, biases kept, the loss is %1 by the printed rule and %2 by the right one.</source>
        <translation>更新一次后（偏置不变），按所印规则损失是 %1，按正确规则是 %2。</translation>
    </message>
    <message>
        <source>After the update the loss is %1 by the printed rule and %2 by the right one.</source>
        <translation>更新一次后，按所印规则损失是 %1，按正确规则是 %2。</translation>
    </message>
    <message>
        <source>The source prints %1.</source>
        <translation>原文印的是 %1。</translation>
    </message>
    <message>
        <source>Step %1 · %2</source>
        <translation>第 %1 步 · %2</translation>
    </message>
    <message>
        <source>For one element</source>
        <translation>单个元素</translation>
    </message>
    <message>
        <source>For all at once, shapes beneath</source>
        <translation>整体一次写出，下方注明形状</translation>
    </message>
    <message>
        <source>It passes on</source>
        <translation>它向前传的</translation>
    </message>
    <message>
        <source>It has no parameters of its own</source>
        <translation>它没有自己的参数</translation>
    </message>
    <message>
        <source>Its parameters’ gradient</source>
        <translation>它的参数的梯度</translation>
    </message>
    <message>
        <source>It passes back</source>
        <translation>它向后传的</translation>
    </message>
    <message>
        <source>%1 numbers (%2)</source>
        <translation>%1 个数（%2）</translation>
    </message>
    <message>
        <source>values</source>
        <translation>前向值</translation>
    </message>
    <message>
        <source>adjoints</source>
        <translation>伴随量</translation>
    </message>
    <message>
        <source>to predict only</source>
        <translation>仅用于预测</translation>
    </message>
    <message>
        <source>Numbers held at each step</source>
        <translation>每一步所保存的数</translation>
    </message>
    <message>
        <source>This step reads</source>
        <translation>这一步读取</translation>
    </message>
    <message>
        <source>How long each value is held; the current step reads the marked</source>
        <translation>每个值保存多久；当前步读取带标记的值</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source>Now held: %1</source>
        <translation>现在保存：%1</translation>
    </message>
    <message>
        <source>At most %1 to train, %2 to predict only; beside them the %3 parameters in both.</source>
        <translation>训练最多 %1，仅预测 %2；此外两者都要保存 %3 个参数。</translation>
    </message>
    <message>
        <source>The sum of their products is %1.</source>
        <translation>它们乘积之和是 %1。</translation>
    </message>
    <message>
        <source>The sum of their products is %1, and so is the adjoint from the backward pass ✓</source>
        <translation>它们乘积之和是 %1，反向传播得到的伴随量也是 ✓</translation>
    </message>
    <message>
        <source>The sum of their products is %1, but the adjoint is %2.</source>
        <translation>它们乘积之和是 %1，但伴随量是 %2。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Every path walked</source>
        <translation>逐条走完所有路径</translation>
    </message>
    <message>
        <source>One reverse sweep</source>
        <translation>反向扫一遍</translation>
    </message>
    <message>
        <source>More than two million edges lie between them; that is too many to count while you wait.</source>
        <translation>两者之间的边超过两百万条；现场来不及数完。</translation>
    </message>
    <message>
        <source>No path leads from the one to the other.</source>
        <translation>两者之间没有路径。</translation>
    </message>
    <message>
        <source>One path. %1</source>
        <translation>一条路径。%1</translation>
    </message>
    <message>
        <source>%1 paths. %2</source>
        <translation>%1 条路径。%2</translation>
    </message>
    <message>
        <source>Exactly %1.</source>
        <translation>精确值是 %1。</translation>
    </message>
    <message>
        <source>The first %1 of them:</source>
        <translation>其中前 %1 条：</translation>
    </message>
    <message>
        <source>Sum of these: %1</source>
        <translation>这些之和：%1</translation>
    </message>
    <message>
        <source>Evaluated from right to left. Bars are logarithmic, the mark is 1: what ends to the left of it shrinks the error.</source>
        <translation>从右向左计算。条形按对数绘制，刻线处是 1：末端在刻线左边的因子使误差缩小。</translation>
    </message>
    <message>
        <source>Size of the adjoint of %1, from first to last</source>
        <translation>%1 的伴随量的大小，从第一个到最后一个</translation>
    </message>
    <message>
        <source>There is nothing to differentiate the loss by.</source>
        <translation>没有可以用来对损失求导的量。</translation>
    </message>
    <message>
        <source>%L1 of %L2 derivatives differ: worst %3, by %4.</source>
        <translation>%L2 个导数中有 %L1 个不一致：最差的是 %3，相差 %4。</translation>
    </message>
    <message>
        <source>The derivative agrees to %1.</source>
        <translation>导数一致，误差不超过 %1。</translation>
    </message>
    <message>
        <source>All %L1 derivatives agree to %2.</source>
        <translation>全部 %L1 个导数都一致，误差不超过 %2。</translation>
    </message>
    <message>
        <source> They are spread over %L1.</source>
        <translation>它们均匀取自 %L1 个。</translation>
    </message>
    <message>
        <source> One stands at a kink.</source>
        <translation>其中一个在折点上。</translation>
    </message>
    <message>
        <source> %L1 stand at a kink.</source>
        <translation>其中 %L1 个在折点上。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Loss and accuracy over the iterations, in training and test</source>
        <translation>训练集和测试集上损失与准确率随迭代的变化</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>What the network says over its inputs; draw samples with the mouse</source>
        <translation>网络在整个输入平面上的输出；可用鼠标添加样本</translation>
    </message>
    <message>
        <source>Loss landscape</source>
        <translation>损失曲面</translation>
    </message>
    <message>
        <source>The loss over two parameters or along the path; drag the point</source>
        <translation>损失随两个参数或沿训练路径的变化；可拖动其中的点</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>梯度检验</translation>
    </message>
    <message>
        <source>Every derivative of the loss against its own numeric one</source>
        <translation>损失的每个导数与其数值导数对照</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Activations and errors by layer, and units that do not learn</source>
        <translation>各层的激活值与误差，以及学不到东西的单元</translation>
    </message>
    <message>
        <source>  or  </source>
        <translation>  或  </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>On a number: change it (Shift finer, Ctrl coarser)</source>
        <translation>在数上：改变它（Shift 更细，Ctrl 更粗）</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>On a number: type it</source>
        <translation>在数上：输入新值</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右击</translation>
    </message>
    <message>
        <source>On a number: where it comes from, who uses it</source>
        <translation>在数上：它从哪里来，哪里用到它</translation>
    </message>
    <message>
        <source>∗ᵀ spreads each output cell’s error, times the kernel, back over the window that the cell read.</source>
        <translation>∗ᵀ 把每个输出格的误差乘以卷积核，分摊回该格读取的窗口。</translation>
    </message>
    <message>
        <source>maxpoolᵀ hands each output cell’s error to the largest cell under its window.</source>
        <translation>maxpoolᵀ 把每个输出格的误差交给其窗口中最大的那一格。</translation>
    </message>
    <message>
        <source>avgpoolᵀ shares each output cell’s error equally among the cells under its window.</source>
        <translation>avgpoolᵀ 把每个输出格的误差平均分给其窗口中的各格。</translation>
    </message>
    <message>
        <source>[a = b] is 1 where both are equal, in a window at the first such cell, and else 0.</source>
        <translation>[a = b] 在两者相等时为 1（在窗口中取第一个这样的格），否则为 0。</translation>
    </message>
    <message>
        <source>[a %1 b] is 1 where that holds, and else 0.</source>
        <translation>[a %1 b] 在该式成立时为 1，否则为 0。</translation>
    </message>
    <message>
        <source>sgn(w) is 1 where w is above 0, −1 where it is below, and 0 at 0.</source>
        <translation>sgn(w) 在 w 大于 0 时为 1，小于 0 时为 −1，等于 0 时为 0。</translation>
    </message>
    <message>
        <source>‖W‖₁ adds up how far each number of W is from 0.</source>
        <translation>‖W‖₁ 是 W 各元素到 0 的距离之和。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>hidden %1 unit %2</source>
        <translation>隐藏层 %1 单元 %2</translation>
    </message>
    <message>
        <source>the output unit</source>
        <translation>输出单元</translation>
    </message>
    <message>
        <source>hidden unit %1</source>
        <translation>隐藏单元 %1</translation>
    </message>
    <message>
        <source>unit %1 of hidden layer %2</source>
        <translation>第 %2 隐藏层单元 %1</translation>
    </message>
    <message>
        <source>the output layer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>the hidden layer</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>hidden layer %1</source>
        <translation>第 %1 隐藏层</translation>
    </message>
    <message>
        <source>Adjoint of the loss</source>
        <translation>损失的伴随量</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>Loss at output %1</source>
        <translation>输出 %1 处的损失</translation>
    </message>
    <message>
        <source>Gradient of the input %1</source>
        <translation>输入 %1 的梯度</translation>
    </message>
    <message>
        <source>Adjoint of %1</source>
        <translation>%1 的伴随量</translation>
    </message>
    <message>
        <source>Gradient of %1</source>
        <translation>%1 的梯度</translation>
    </message>
    <message>
        <source>Optimiser state of %1</source>
        <translation>%1 的优化器状态</translation>
    </message>
    <message>
        <source>Update of %1</source>
        <translation>%1 的更新</translation>
    </message>
    <message>
        <source>Adjoint of the total loss</source>
        <translation>总损失的伴随量</translation>
    </message>
    <message>
        <source>Adjoint of the weight penalty</source>
        <translation>权重惩罚项的伴随量</translation>
    </message>
    <message>
        <source>Loss of the sample</source>
        <translation>该样本的损失</translation>
    </message>
    <message>
        <source>Loss at %1</source>
        <translation>%1 处的损失</translation>
    </message>
    <message>
        <source>Weight penalty</source>
        <translation>权重惩罚项</translation>
    </message>
    <message>
        <source>Total loss</source>
        <translation>总损失</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>神经元</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>项</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>, filter %1</source>
        <translation>，滤波器 %1</translation>
    </message>
    <message>
        <source>, channel %1</source>
        <translation>，通道 %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，位于%2</translation>
    </message>
    <message>
        <source>%1, row %2, column %3</source>
        <translation>%1 第 %2 行第 %3 列</translation>
    </message>
    <message>
        <source>%1, element %2</source>
        <translation>%1 的第 %2 个元素</translation>
    </message>
    <message>
        <source>%1, term %2 of %3</source>
        <translation>%1，第 %2 项，共 %3 项</translation>
    </message>
    <message>
        <source>%1 · output layer</source>
        <translation>%1 · 输出层</translation>
    </message>
    <message>
        <source>%1 · hidden layer</source>
        <translation>%1 · 隐藏层</translation>
    </message>
    <message>
        <source>%1 · hidden layer %2</source>
        <translation>%1 · 第 %2 隐藏层</translation>
    </message>
    <message>
        <source>Derivative of the activation</source>
        <translation>激活函数的导数</translation>
    </message>
    <message>
        <source>Derivative of the loss</source>
        <translation>损失的导数</translation>
    </message>
    <message>
        <source>Sigmoid and cross-entropy cancel</source>
        <translation>sigmoid 与交叉熵相约</translation>
    </message>
    <message>
        <source>Softmax and cross-entropy cancel</source>
        <translation>softmax 与交叉熵相约</translation>
    </message>
    <message>
        <source>Why this rule</source>
        <translation>为什么是这条规则</translation>
    </message>
    <message>
        <source>, %1 %2</source>
        <translation>，%1 %2</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>↑  ↓</source>
        <translation>↑  ↓</translation>
    </message>
    <message>
        <source>In the picture: from thing to thing</source>
        <translation>在图中：依次移到下一个对象</translation>
    </message>
    <message>
        <source>Alt+arrows</source>
        <translation>Alt+方向键</translation>
    </message>
    <message>
        <source>In the picture: to the thing that way</source>
        <translation>在图中：移到该方向上的对象</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>What is chosen: type its number, or go to its step</source>
        <translation>对所选对象：键入数值，或转到它的步骤</translation>
    </message>
    <message>
        <source>Ctrl+↑  Ctrl+↓</source>
        <translation>Ctrl+↑  Ctrl+↓</translation>
    </message>
    <message>
        <source>The number that is chosen: change it (Shift finer)</source>
        <translation>对所选数值：增减（按住 Shift 更精细）</translation>
    </message>
    <message>
        <source>B  W</source>
        <translation>B  W</translation>
    </message>
    <message>
        <source>While presenting: a black or a white screen</source>
        <translation>演示时：黑屏或白屏</translation>
    </message>
    <message>
        <source>P  S</source>
        <translation>P  S</translation>
    </message>
    <message>
        <source>While presenting: the pen, the spotlight</source>
        <translation>演示时：画笔、聚光灯</translation>
    </message>
    <message>
        <source>Z  O</source>
        <translation>Z  O</translation>
    </message>
    <message>
        <source>While presenting: the formula alone, all of the picture</source>
        <translation>演示时：只显示公式、显示全图</translation>
    </message>
    <message>
        <source>N  X</source>
        <translation>N  X</translation>
    </message>
    <message>
        <source>While presenting: the teacher&apos;s window, the screens swapped</source>
        <translation>演示时：教师窗口、对调屏幕</translation>
    </message>
</context>
<context>
    <name>deltaflow::AboutDialog</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Deltaflow %1</source>
        <translation>Deltaflow %1</translation>
    </message>
    <message>
        <source>Qt %1 (built with %2)</source>
        <translation>Qt %1（以 %2 构建）</translation>
    </message>
    <message>
        <source>Eigen %1</source>
        <translation>Eigen %1</translation>
    </message>
    <message>
        <source>HarfBuzz %1</source>
        <translation>HarfBuzz %1</translation>
    </message>
    <message>
        <source>QCustomPlot %1</source>
        <translation>QCustomPlot %1</translation>
    </message>
    <message>
        <source>Compiler: %1</source>
        <translation>编译器：%1</translation>
    </message>
    <message>
        <source>System: %1, %2</source>
        <translation>系统：%1，%2</translation>
    </message>
    <message>
        <source>About Deltaflow</source>
        <translation>关于 Deltaflow</translation>
    </message>
    <message>
        <source>Deltaflow</source>
        <translation>Deltaflow</translation>
    </message>
    <message>
        <source>See how a neural network computes and learns, one number at a time.</source>
        <translation>一个数一个数地看神经网络怎样计算、怎样学习。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>自由软件，按 GNU 通用公共许可证第 3 版或更新版本发布。不提供任何担保。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>deltaflow::AddressField</name>
    <message>
        <source>An address, such as a1[1]</source>
        <translation>地址，例如 a1[1]</translation>
    </message>
    <message>
        <source>The address of a number is missing, such as a1[1]</source>
        <translation>缺少一个数的地址，例如 a1[1]</translation>
    </message>
</context>
<context>
    <name>deltaflow::BatchInspector</name>
    <message>
        <source>Shuffled, seed</source>
        <translation>打乱顺序，种子</translation>
    </message>
    <message>
        <source>Samples in a minibatch</source>
        <translation>每个小批量的样本数</translation>
    </message>
    <message>
        <source>all samples</source>
        <translation>全部样本</translation>
    </message>
    <message>
        <source>Seed of the order</source>
        <translation>顺序的种子</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>阶梯衰减</translation>
    </message>
    <message>
        <source>Along a cosine</source>
        <translation>余弦衰减</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Updates in a period</source>
        <translation>每个周期的更新次数</translation>
    </message>
    <message>
        <source>Factor of the learning rate</source>
        <translation>学习率乘以的系数</translation>
    </message>
    <message>
        <source>Minibatch</source>
        <translation>小批量</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Its schedule</source>
        <translation>调度方式</translation>
    </message>
    <message>
        <source>Every (updates)</source>
        <translation>每隔（次更新）</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>乘以</translation>
    </message>
    <message>
        <source>Change the minibatch</source>
        <translation>更改小批量</translation>
    </message>
    <message>
        <source>Shuffle the samples</source>
        <translation>打乱样本顺序</translation>
    </message>
    <message>
        <source>Take the samples in order</source>
        <translation>按原顺序取样本</translation>
    </message>
    <message>
        <source>Change the seed of the order</source>
        <translation>更改顺序的种子</translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation>更改调度方式</translation>
    </message>
    <message>
        <source>Change the schedule&apos;s period</source>
        <translation>更改调度周期</translation>
    </message>
    <message>
        <source>Change the schedule&apos;s factor</source>
        <translation>更改调度系数</translation>
    </message>
</context>
<context>
    <name>deltaflow::BoundaryBar</name>
    <message>
        <source>Input to the right; those that are no axis stay as in the shown sample</source>
        <translation>横轴上的输入；不作坐标轴的输入取所示样本的值</translation>
    </message>
    <message>
        <source>Input upwards; those that are no axis stay as in the shown sample</source>
        <translation>纵轴上的输入；不作坐标轴的输入取所示样本的值</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look: click a sample to show it, drag to move (Esc)</source>
        <translation>查看：单击样本以显示它，拖动以移动它（Esc）</translation>
    </message>
    <message>
        <source>Add samples of %1: click or drag (%2)</source>
        <translation>添加%1的样本：单击或拖动（%2）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add samples: click or drag (1)</source>
        <translation>添加样本：单击或拖动（1）</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Remove samples: click or drag (E)</source>
        <translation>移除样本：单击或拖动（E）</translation>
    </message>
</context>
<context>
    <name>deltaflow::BoundaryView</name>
    <message>
        <source>Class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>This graph is about a single sample, which stays.</source>
        <translation>这个计算图只针对一个样本，它不能移除。</translation>
    </message>
    <message>
        <source>A place tells two inputs but no target: add samples in the table of the data.</source>
        <translation>一个位置只给出两个输入，没有目标值：请在数据表中添加样本。</translation>
    </message>
    <message>
        <source>Add samples</source>
        <translation>添加样本</translation>
    </message>
    <message>
        <source>Remove samples</source>
        <translation>移除样本</translation>
    </message>
    <message>
        <source>This sample is not in the minibatch of this iteration.</source>
        <translation>这个样本不在本次迭代的小批量中。</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Test sample %L1</source>
        <translation>测试样本 %L1</translation>
    </message>
    <message>
        <source>Sample %L1</source>
        <translation>样本 %L1</translation>
    </message>
    <message>
        <source>target: %1</source>
        <translation>目标值：%1</translation>
    </message>
    <message>
        <source>output: %1</source>
        <translation>输出：%1</translation>
    </message>
    <message>
        <source>An expression has variables, not samples, so there is no boundary between them.</source>
        <translation>表达式只有变量，没有样本，因此样本之间没有边界。</translation>
    </message>
    <message>
        <source>Without an input there is nothing to draw the output over.</source>
        <translation>没有输入，就没有可以画输出的平面。</translation>
    </message>
    <message>
        <source>With more than %1 inputs, such as the pixels of an image, no two of them show what is learned.</source>
        <translation>输入超过 %1 个（例如图像的像素）时，任取两个都看不出学到了什么。</translation>
    </message>
    <message>
        <source>This graph has no single output that is compared with targets.</source>
        <translation>这个计算图没有唯一的、与目标值比较的输出。</translation>
    </message>
    <message>
        <source>Here a sample&apos;s output depends on the other samples, so a single place has none.</source>
        <translation>这里一个样本的输出取决于其他样本，因此单独一个位置没有输出。</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>The outputs are no longer numbers.</source>
        <translation>输出已经不再是有限的数。</translation>
    </message>
    <message>
        <source>Sample %L1: residual %2</source>
        <translation>样本 %L1：残差 %2</translation>
    </message>
    <message>
        <source>%L1 of %L2 wrong</source>
        <translation>%L2 个中有 %L1 个错误</translation>
    </message>
    <message>
        <source>%1 (train) · %L2 of %L3 (test)</source>
        <translation>%1（训练）· %L3 个中有 %L2 个（测试）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>deltaflow::Callout</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leave the tour (Esc); it is in the menu under Help</source>
        <translation>离开导览（Esc）；它在菜单的“帮助”里</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Tour, %1 of %2: %3. %4</source>
        <translation>导览 %1 / %2：%3。%4</translation>
    </message>
</context>
<context>
    <name>deltaflow::CanvasWidget</name>
    <message>
        <source>Change the number…</source>
        <translation>更改这个数…</translation>
    </message>
    <message>
        <source>Show all of the picture</source>
        <translation>显示整个图</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>deltaflow::CaptureWords</name>
    <message>
        <source>before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation>第 %1 步之后</translation>
    </message>
    <message>
        <source>after the last step</source>
        <translation>最后一步之后</translation>
    </message>
    <message>
        <source>where %1 is computed</source>
        <translation>算出 %1 之处</translation>
    </message>
    <message>
        <source>iteration %1</source>
        <translation>第 %1 次迭代</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>around %1 at %2 %</source>
        <translation>以 %1 为中心，%2 %</translation>
    </message>
    <message>
        <source>a part of the picture at %1 %</source>
        <translation>图的一部分，%1 %</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>选中 %1</translation>
    </message>
    <message>
        <source>starts from the weights of iteration %L1</source>
        <translation>从第 %L1 次迭代的权重开始</translation>
    </message>
</context>
<context>
    <name>deltaflow::CardSetter</name>
    <message>
        <source>Press → to compute the first step.</source>
        <translation>按 → 计算第一步。</translation>
    </message>
    <message>
        <source>Where each number comes from</source>
        <translation>每个数从哪里来</translation>
    </message>
</context>
<context>
    <name>deltaflow::CardWords</name>
    <message>
        <source>computed</source>
        <translation>已算出</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>当前步</translation>
    </message>
    <message>
        <source>not yet computed</source>
        <translation>尚未计算</translation>
    </message>
</context>
<context>
    <name>deltaflow::CommandWords</name>
    <message>
        <source>print the derivation</source>
        <translation>打印推导</translation>
    </message>
    <message>
        <source>write the derivation as a document</source>
        <translation>把推导写成文档</translation>
    </message>
    <message>
        <source>write the derivation as a LaTeX document</source>
        <translation>把推导写成 LaTeX 文档</translation>
    </message>
    <message>
        <source>draw the network to OUT.png, OUT.svg or OUT.pdf</source>
        <translation>把网络画到 OUT.png、OUT.svg 或 OUT.pdf</translation>
    </message>
    <message>
        <source>compare every gradient (of a big net, at most 20000 spread evenly) with a central difference; exit 1 if one differs</source>
        <translation>把每个梯度（大网络则均匀取至多 20000 个）与中心差分对照；若有不一致，退出码为 1</translation>
    </message>
    <message>
        <source>write the model, data and training as a PyTorch script (OUT.py), the net as ONNX (OUT.onnx), or the weights (OUT.csv, OUT.json)</source>
        <translation>把模型、数据和训练写成 PyTorch 脚本（OUT.py），把网络写成 ONNX（OUT.onnx），或写出权重（OUT.csv、OUT.json）</translation>
    </message>
    <message>
        <source>train over N updates and print the loss; Ctrl-C ends it early</source>
        <translation>训练 N 次更新并打印损失；Ctrl-C 可提前结束</translation>
    </message>
    <message>
        <source>print this</source>
        <translation>打印本帮助</translation>
    </message>
    <message>
        <source>print the version</source>
        <translation>打印版本</translation>
    </message>
    <message>
        <source>a bundled example in place of FILE (see below)</source>
        <translation>用自带的示例代替 FILE（见下）</translation>
    </message>
    <message>
        <source>an expression in place of FILE, such as &quot;e = (a + b) * (b + 1)&quot;</source>
        <translation>用表达式代替 FILE，例如 &quot;e = (a + b) * (b + 1)&quot;</translation>
    </message>
    <message>
        <source>the value of a variable of it (default 1)</source>
        <translation>表达式中变量的值（默认 1）</translation>
    </message>
    <message>
        <source>which of its variables training changes: a,b</source>
        <translation>训练会改变其中哪些变量：a,b</translation>
    </message>
    <message>
        <source>delta, theta, graph, layers or chain_rule (default: the document&apos;s)</source>
        <translation>delta、theta、graph、layers 或 chain_rule（默认用文档的记法）</translation>
    </message>
    <message>
        <source>the pass after K updates (default 0)</source>
        <translation>经过 K 次更新后的传播（默认 0）</translation>
    </message>
    <message>
        <source>after step N, 0 for before the first (default: the last)</source>
        <translation>第 N 步之后，0 表示第一步之前（默认最后一步）</translation>
    </message>
    <message>
        <source>en or zh_CN (default: the one chosen last, or the desktop&apos;s)</source>
        <translation>en 或 zh_CN（默认用上次选择的语言，或桌面的语言）</translation>
    </message>
    <message>
        <source>the whole window rather than the network alone</source>
        <translation>画整个窗口，而不只是网络</translation>
    </message>
    <message>
        <source>open a view beside the network, such as curves or landscape; may be given several times</source>
        <translation>在网络旁打开一个视图，例如 curves 或 landscape；可给出多次</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be asked for at once.</source>
        <translation>%1 和 %2 不能同时使用。</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>%1 goes only with %2.</source>
        <translation>%1 只能与 %2 一起使用。</translation>
    </message>
    <message>
        <source>One document at a time: %1 are named.</source>
        <translation>一次只能打开一个文档：这里给出了 %1 个。</translation>
    </message>
    <message>
        <source>A file and --example cannot be opened at once.</source>
        <translation>文件和 --example 不能同时打开。</translation>
    </message>
    <message>
        <source>--example needs a name.</source>
        <translation>--example 需要一个名字。</translation>
    </message>
    <message>
        <source>An expression and %1 cannot be opened at once.</source>
        <translation>表达式和%1不能同时打开。</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Usage: deltaflow [FILE | --example NAME | --expression TEXT] [COMMAND] [OPTIONS]

Shows how a neural network computes and learns, one number at a time.
Without a command, a window opens. The commands need no display.
</source>
        <translation>用法：deltaflow [FILE | --example NAME | --expression TEXT] [命令] [选项]

一个数一个数地展示神经网络怎样计算、怎样学习。
不给命令时打开窗口。各命令不需要显示器。
</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>
Examples:
  %1
</source>
        <translation>
示例：
  %1
</translation>
    </message>
    <message>
        <source>
Exit code: 0, done; 1, it could not be done, or a check failed;
2, bad use or a document that cannot be opened; 130, ended by Ctrl-C.
</source>
        <translation>
退出码：0，完成；1，无法完成，或检验不通过；
2，用法错误或文档无法打开；130，被 Ctrl-C 结束。
</translation>
    </message>
    <message>
        <source>%1 numbers</source>
        <translation>%1 个数</translation>
    </message>
    <message>
        <source>%1 of %2 numbers, spread evenly</source>
        <translation>%2 个数中均匀取的 %1 个</translation>
    </message>
    <message>
        <source>derivatives</source>
        <translation>个导数</translation>
    </message>
    <message>
        <source>Derivative of %1 by each of %2, by the chain rule and by a central difference</source>
        <translation>%1对 %2的导数，分别由链式法则和中心差分得出</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source> (the worst %1)</source>
        <translation>（最差的 %1 个）</translation>
    </message>
    <message>
        <source>by</source>
        <translation>对</translation>
    </message>
    <message>
        <source>chain rule</source>
        <translation>链式法则</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差分</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>
An error is relative to the larger of the two, or to what the difference can still tell where both are smaller: %1 for a loss of up to 1.
</source>
        <translation>
误差是相对于两者中较大者的；若两者都小于差分所能分辨的值（损失不超过 1 时为 %1），则相对于该值。
</translation>
    </message>
    <message>
        <source>
%1: the largest relative error is %2, at most %3 is allowed.
</source>
        <translation>
%1：最大相对误差是 %2，允许的上限是 %3。
</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>“%1” cannot be saved, so nothing was trained: %2.</source>
        <translation>无法保存“%1”，因此没有训练：%2。</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>次更新</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>
A training of the saved file begins at iteration 0: where the optimiser, schedule and minibatches stood is not in it.
</source>
        <translation>
再训练所存文件时从第 0 次迭代开始：其中没有优化器、调度和小批量的进度。
</translation>
    </message>
    <message>
        <source>nothing was saved</source>
        <translation>没有保存任何内容</translation>
    </message>
    <message>
        <source>it was saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>deltaflow: Interrupted at iteration %1; %2.
</source>
        <translation>deltaflow：在第 %1 次迭代中断；%2。
</translation>
    </message>
    <message>
        <source>; iteration %1 was saved as %2</source>
        <translation>；第 %1 次迭代已保存为 %2</translation>
    </message>
    <message>
        <source>The training diverged: at iteration %1 a number is no longer finite%2.</source>
        <translation>训练发散：第 %1 次迭代时有数不再有限%2。</translation>
    </message>
    <message>
        <source>
There is no display to open a window on, so the derivation is printed above and written to %1.
</source>
        <translation>
没有可以打开窗口的显示器，因此推导打印在上面，并写入了 %1。
</translation>
    </message>
    <message>
        <source>The output cannot be written.</source>
        <translation>无法写入输出。</translation>
    </message>
    <message>
        <source>There is no example &quot;%1&quot;, but there are %2.</source>
        <translation>没有示例 &quot;%1&quot;，有的是 %2。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The expression has no variable &quot;%1&quot;, but it has %2.</source>
        <translation>表达式中没有变量 &quot;%1&quot;，有的是 %2。</translation>
    </message>
    <message>
        <source>The notation %1 has no words for this document, but chain_rule has.</source>
        <translation>记法 %1 写不了这个文档，chain_rule 可以。</translation>
    </message>
    <message>
        <source>There is no view %1; there are %2.</source>
        <translation>没有视图 %1；有的是 %2。</translation>
    </message>
    <message>
        <source>%1 is %2 or %3, not &quot;%4&quot;.</source>
        <translation>%1 应为 %2 或 %3，而不是 &quot;%4&quot;。</translation>
    </message>
    <message>
        <source>--notation is one of %1, not &quot;%2&quot;.</source>
        <translation>--notation 应为 %1 之一，而不是 &quot;%2&quot;。</translation>
    </message>
    <message>
        <source>--language is %1, not &quot;%2&quot;.</source>
        <translation>--language 应为 %1，而不是 &quot;%2&quot;。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1 is a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>%1 是从 %2 到 %3 的整数，而不是 &quot;%4&quot;。</translation>
    </message>
    <message>
        <source>--set is a variable and a number, such as a=2, not &quot;%1&quot;.</source>
        <translation>--set 是变量和数，例如 a=2，而不是 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>--size is WIDTHxHEIGHT, each from %1 to %2, not &quot;%3&quot;.</source>
        <translation>--size 是宽x高，各从 %1 到 %2，而不是 &quot;%3&quot;。</translation>
    </message>
    <message>
        <source>%1 writes a file that ends in .%2, not &quot;%3&quot;.</source>
        <translation>%1 写出的文件以 .%2 结尾，而不是 &quot;%3&quot;。</translation>
    </message>
    <message>
        <source> or .</source>
        <translation> 或 .</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
    <message>
        <source>, loss %1</source>
        <translation>，损失 %1</translation>
    </message>
    <message>
        <source>, %1 %2/s, %3 left</source>
        <translation>，每秒 %1 %2，还需 %3</translation>
    </message>
    <message>
        <source>--step %1 is past the last of %2 steps.</source>
        <translation>--step %1 超过了最后一步，共 %2 步。</translation>
    </message>
    <message>
        <source>write a worksheet with numbers drawn from a seed, answers behind it (OUT.pdf, OUT.tex)</source>
        <translation>写一份练习卷，数值由种子抽取，答案附在后面（OUT.pdf、OUT.tex）</translation>
    </message>
    <message>
        <source>write a pass as an animated picture: every step with its motion</source>
        <translation>把一次传播写成动画图片：每一步及其动画</translation>
    </message>
    <message>
        <source>significant digits, 2 to 10 (default 4; of a worksheet 2 to 6, default 3)</source>
        <translation>有效位数，2 到 10（默认 4；练习卷为 2 到 6，默认 3）</translation>
    </message>
    <message>
        <source>of a worksheet, 1 to 60 (default 1)</source>
        <translation>练习卷的份数，1 到 60（默认 1）</translation>
    </message>
    <message>
        <source>what its numbers are drawn from (default 1)</source>
        <translation>抽取数值的种子（默认 1）</translation>
    </message>
    <message>
        <source>what is left blank: of z,a,loss,delta,gradients,updates (default all), and a number for at most so many steps, chosen by the seed</source>
        <translation>留空的内容：z,a,loss,delta,gradients,updates 之中（默认全部），以及一个数，表示最多留空多少步，由种子选择</translation>
    </message>
    <message>
        <source>a file of their own for its answers</source>
        <translation>答案单独写入的文件</translation>
    </message>
    <message>
        <source>a4 or letter (default a4)</source>
        <translation>a4 或 letter（默认 a4）</translation>
    </message>
    <message>
        <source>in pixels (default 1600x900; of an animation 960x540)</source>
        <translation>以像素计（默认 1600x900；动画为 960x540）</translation>
    </message>
    <message>
        <source>open a lesson: the name of a bundled one, or a file</source>
        <translation>打开一课：自带课程的名字，或一个文件</translation>
    </message>
    <message>
        <source>of the lesson (default: where it was left)</source>
        <translation>课程的第几页（默认上次离开的地方）</translation>
    </message>
    <message>
        <source>light, dark or high-contrast: of the picture (default light), or of the window for this time</source>
        <translation>light（浅色）、dark（深色）或 high-contrast（高对比度）：图片的配色（默认 light），或窗口本次的配色</translation>
    </message>
    <message>
        <source>how large the window&apos;s text and controls are, 100 to 200, for this time</source>
        <translation>窗口文字与控件本次的大小，100 到 200</translation>
    </message>
    <message>
        <source>present in large type, full screen; with --render, the picture of it</source>
        <translation>全屏以大字演示；与 --render 合用时得到演示的图片</translation>
    </message>
    <message>
        <source>the teacher&apos;s window with it; with --render, in place of it</source>
        <translation>同时打开教师窗口；与 --render 合用时以它代替演示</translation>
    </message>
    <message>
        <source>--answers is the worksheet&apos;s own file; without it, the answers stand behind the sheets.</source>
        <translation>--answers 就是练习卷自己的文件；不给出它时，答案附在练习卷之后。</translation>
    </message>
    <message>
        <source>There is no lesson %1; there are %2.</source>
        <translation>没有课程 %1；现有 %2。</translation>
    </message>
    <message>
        <source>--page %1 is past the last of %2 pages.</source>
        <translation>--page %1 超过了最后一页，共 %2 页。</translation>
    </message>
    <message>
        <source>write the derivation as one page for any browser, to be stepped through</source>
        <translation>把推导写成一个网页，可在任何浏览器中逐步查看</translation>
    </message>
    <message>
        <source>layer, neuron or term (default: neuron; layer for a large network)</source>
        <translation>layer（层）、neuron（神经元）或 term（项）；默认 neuron，大型网络为 layer</translation>
    </message>
    <message>
        <source>where to save what was trained, also if Ctrl-C ended it early; a training of that file begins at iteration 0: where momentum, Adam&apos;s averages, schedule and minibatches stood is not saved</source>
        <translation>训练结果保存到何处，按 Ctrl-C 提前结束时也会保存；从该文件开始的训练从迭代 0 起：动量、Adam 的滑动平均、学习率调度和小批量的进度不会保存</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>幅图</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>deltaflow::CopyWarning</name>
    <message>
        <source>No copy of your unsaved changes can be kept against a crash (%1), so save them yourself.</source>
        <translation>无法保留防崩溃的未保存更改副本（%1），请自行保存。</translation>
    </message>
</context>
<context>
    <name>deltaflow::CurveChart</name>
    <message>
        <source>Loss over the iterations</source>
        <translation>损失随迭代的变化</translation>
    </message>
    <message>
        <source>Accuracy over the iterations</source>
        <translation>准确率随迭代的变化</translation>
    </message>
    <message>
        <source>Drag to go to an iteration</source>
        <translation>拖动以转到某次迭代</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>Right, in %</source>
        <translation>正确率（%）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss (logarithmic, without 0)</source>
        <translation>损失（对数，不含 0）</translation>
    </message>
    <message>
        <source>Loss (logarithmic)</source>
        <translation>损失（对数）</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2 at iteration %L3</source>
        <translation>%1：第 %L3 次迭代时为 %2</translation>
    </message>
</context>
<context>
    <name>deltaflow::CurvesView</name>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>training · %1</source>
        <translation>训练 · %1</translation>
    </message>
</context>
<context>
    <name>deltaflow::DataDialog</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>This document&apos;s</source>
        <translation>本文档的</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>生成的</translation>
    </message>
    <message>
        <source>From a table</source>
        <translation>来自表格</translation>
    </message>
    <message>
        <source>Test and scaling</source>
        <translation>测试与缩放</translation>
    </message>
    <message>
        <source>Use this data</source>
        <translation>使用这些数据</translation>
    </message>
    <message>
        <source>Split and scale the data</source>
        <translation>划分并缩放数据</translation>
    </message>
    <message>
        <source>Take other data</source>
        <translation>换用其他数据</translation>
    </message>
</context>
<context>
    <name>deltaflow::DataPreview</name>
    <message>
        <source>Preview: %L1 samples</source>
        <translation>预览：%L1 个样本</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>没有数据</translation>
    </message>
</context>
<context>
    <name>deltaflow::DerivationPanel</name>
    <message>
        <source>Derivation</source>
        <translation>推导</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>共 %1 步</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>deltaflow::DerivationView</name>
    <message>
        <source>Derivation</source>
        <translation>推导</translation>
    </message>
</context>
<context>
    <name>deltaflow::DivergenceWords</name>
    <message>
        <source>The first number that is not finite: %1, %2</source>
        <translation>第一个非有限的数：%1，%2</translation>
    </message>
    <message>
        <source>The first number that is not finite: %1 in sample %2, %3</source>
        <translation>第一个非有限的数：样本 %2 的%1，%3</translation>
    </message>
</context>
<context>
    <name>deltaflow::DocumentFiles</name>
    <message>
        <source>“%1” cannot be exported: its name must end in %2.</source>
        <translation>无法导出“%1”：文件名必须以 %2 结尾。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>“%1” cannot be exported: %2.</source>
        <translation>无法导出“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” holds the weights of iteration %L2.</source>
        <translation>“%1”保存的是第 %L2 次迭代的权重。</translation>
    </message>
    <message>
        <source>“%1” trains from the start: it begins at iteration 0, not at %L2.</source>
        <translation>“%1”从头训练：它从第 0 次迭代开始，而不是第 %L2 次。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>“%1” is open in another window as well. Saving asks before it replaces what was saved there.</source>
        <translation>“%1”也在另一个窗口中打开着。保存时，替换那边保存的内容之前会先询问。</translation>
    </message>
</context>
<context>
    <name>deltaflow::DocumentWords</name>
    <message>
        <source>“%1” cannot be opened: %2.</source>
        <translation>无法打开“%1”：%2。</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is larger than 512 MB</source>
        <translation>它大于 512 MB</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>“%1” cannot be saved: %2.</source>
        <translation>无法保存“%1”：%2。</translation>
    </message>
    <message>
        <source>its folder is not there</source>
        <translation>它所在的文件夹不存在</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>它是只读的</translation>
    </message>
    <message>
        <source>its folder is read-only</source>
        <translation>它所在的文件夹是只读的</translation>
    </message>
</context>
<context>
    <name>deltaflow::ExpressionDialog</name>
    <message>
        <source>New expression</source>
        <translation>新建表达式</translation>
    </message>
    <message>
        <source>Letters are variables, each 1 at first. A part with a name can be used again:
c = a + b; e = c · (b + 1)</source>
        <translation>字母是变量，初值都是 1。命名的部分可以重复使用：
c = a + b; e = c · (b + 1)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>deltaflow::ExpressionField</name>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>Enter applies it, Shift+Enter begins a line</source>
        <translation>按 Enter 应用，按 Shift+Enter 换行</translation>
    </message>
    <message>
        <source>+ − · / ^, exp, log, sin, cos, tanh, sigmoid, relu, softplus, sqrt, abs, max, min, pow; name parts to share them: c = a + b; e = c * c</source>
        <translation>+ − · / ^、exp、log、sin、cos、tanh、sigmoid、relu、softplus、sqrt、abs、max、min、pow；给部分命名即可共用：c = a + b; e = c * c</translation>
    </message>
</context>
<context>
    <name>deltaflow::ExpressionInspector</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Make it the document&apos;s (Enter)</source>
        <translation>设为文档的表达式（Enter）</translation>
    </message>
    <message>
        <source>Change the expression</source>
        <translation>更改表达式</translation>
    </message>
    <message>
        <source>Learned by gradient descent:</source>
        <translation>用梯度下降学习的变量：</translation>
    </message>
    <message>
        <source>%1 is learned</source>
        <translation>学习 %1</translation>
    </message>
    <message>
        <source>Training changes %1; otherwise it is an input</source>
        <translation>训练会改变 %1；否则它是输入</translation>
    </message>
    <message>
        <source>Learn %1</source>
        <translation>让 %1 被学习</translation>
    </message>
    <message>
        <source>Make %1 an input</source>
        <translation>把 %1 设为输入</translation>
    </message>
</context>
<context>
    <name>deltaflow::FaultWords</name>
    <message>
        <source>task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选中项</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>notation</source>
        <translation>记法</translation>
    </message>
    <message>
        <source>what it shows</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Page %1, %2: %3</source>
        <translation>第 %1 页，%2：%3</translation>
    </message>
</context>
<context>
    <name>deltaflow::FileActions</name>
    <message>
        <source>Open recent</source>
        <translation>打开最近的文档</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>清除这些记录</translation>
    </message>
</context>
<context>
    <name>deltaflow::FoldSection</name>
    <message>
        <source>Folds this part away or shows it</source>
        <translation>折叠或展开这一部分</translation>
    </message>
</context>
<context>
    <name>deltaflow::FormulaButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>deltaflow::FormulaPicks</name>
    <message>
        <source>Formulas to pick from</source>
        <translation>可选的公式</translation>
    </message>
</context>
<context>
    <name>deltaflow::FrameWords</name>
    <message>
        <source>Direction %1 · %2 %</source>
        <translation>方向 %1 · %2 %</translation>
    </message>
</context>
<context>
    <name>deltaflow::Gallery</name>
    <message>
        <source>Gallery</source>
        <translation>示例库</translation>
    </message>
    <message>
        <source>Filter: RNN, softmax, path …</source>
        <translation>筛选：RNN、softmax、路径……</translation>
    </message>
    <message>
        <source>Filter the examples</source>
        <translation>筛选示例</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lessons and examples</source>
        <translation>课程与示例</translation>
    </message>
</context>
<context>
    <name>deltaflow::GradientCheckView</name>
    <message>
        <source>Gradient check</source>
        <translation>梯度检验</translation>
    </message>
    <message>
        <source>Derivatives, the worst first</source>
        <translation>导数，最差的在前</translation>
    </message>
    <message>
        <source>There is no loss to differentiate.</source>
        <translation>没有可以求导的损失。</translation>
    </message>
    <message>
        <source>%L1 of %L2 derivatives are checked …</source>
        <translation>正在检验 %L1 / %L2 个导数……</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>解析值</translation>
    </message>
    <message>
        <source>Numeric</source>
        <translation>数值导数</translation>
    </message>
    <message>
        <source>∂L by %1: %2, by difference %3</source>
        <translation>∂L 对 %1：%2，由差分得 %3</translation>
    </message>
</context>
<context>
    <name>deltaflow::GradientTableModel</name>
    <message>
        <source>%1, sample %2</source>
        <translation>%1，样本 %2</translation>
    </message>
    <message>
        <source>kink</source>
        <translation>折点</translation>
    </message>
    <message>
        <source>The loss bends here: any slope between its two sides is right.</source>
        <translation>损失在此处转折：介于两侧斜率之间的任何值都对。</translation>
    </message>
    <message>
        <source>The loss is rounded, so the numeric one may be off by %1.</source>
        <translation>损失有舍入误差，所以数值导数可能偏差 %1。</translation>
    </message>
    <message>
        <source>Their distance, relative to the larger of the two. Where both are below %1 (times the loss, if that is above 1), relative to that: of anything smaller a difference cannot tell.</source>
        <translation>两者之差与其中较大者之比。若两者都小于 %1（损失大于 1 时再乘以损失），则与该值相比：更小的量，差分无从分辨。</translation>
    </message>
    <message>
        <source>∂L by</source>
        <translation>∂L 对</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>解析值</translation>
    </message>
    <message>
        <source>Numeric</source>
        <translation>数值导数</translation>
    </message>
    <message>
        <source>Rel. error</source>
        <translation>相对误差</translation>
    </message>
</context>
<context>
    <name>deltaflow::GraphInspector</name>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Slope α</source>
        <translation>斜率 α</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……以及另外 %1 个</translation>
    </message>
    <message>
        <source>Function of %1</source>
        <translation>%1 的函数</translation>
    </message>
    <message>
        <source>Change the function of %1 to %2</source>
        <translation>把 %1 的函数改为 %2</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>%1 of %2, down</source>
        <translation>%2 的%1（纵向）</translation>
    </message>
    <message>
        <source>%1 of %2, across</source>
        <translation>%2 的%1（横向）</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Change the %1 of %2</source>
        <translation>更改 %2 的%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>更改 %2 的%1</translation>
    </message>
    <message>
        <source>Training: this batch</source>
        <translation>训练：本批</translation>
    </message>
    <message>
        <source>Evaluation: running statistics</source>
        <translation>评估：滑动统计量</translation>
    </message>
    <message>
        <source>Mode of %1</source>
        <translation>%1 的模式</translation>
    </message>
    <message>
        <source>Evaluate %1</source>
        <translation>让 %1 进入评估模式</translation>
    </message>
    <message>
        <source>Let %1 train</source>
        <translation>让 %1 进入训练模式</translation>
    </message>
    <message>
        <source>counts the padding</source>
        <translation>计入填充</translation>
    </message>
    <message>
        <source>Change the mean of %1</source>
        <translation>更改 %1 的均值方式</translation>
    </message>
</context>
<context>
    <name>deltaflow::HuntActions</name>
    <message>
        <source>Bug hunt</source>
        <translation>找错游戏</translation>
    </message>
    <message>
        <source>Find the one mistake that is hidden in the engine</source>
        <translation>找出藏在计算引擎里的那一个错误</translation>
    </message>
    <message>
        <source>The bug hunt is over: this is another model, and its engine is right.</source>
        <translation>找错游戏结束：换了模型，它的引擎是正确的。</translation>
    </message>
    <message>
        <source>The bug hunt is over: the engine is right again.</source>
        <translation>找错游戏结束：引擎已恢复正确。</translation>
    </message>
</context>
<context>
    <name>deltaflow::HuntBanner</name>
    <message>
        <source>The engine still has the bug. “End hunt” gives the right one back.</source>
        <translation>引擎还有错误。“结束找错”可恢复正确的引擎。</translation>
    </message>
    <message>
        <source>Bug hunt: the engine has a bug. Its numbers are not to be trusted.</source>
        <translation>找错游戏：引擎有一个错误，它的数值不可信。</translation>
    </message>
</context>
<context>
    <name>deltaflow::HuntPanel</name>
    <message>
        <source>The shown step</source>
        <translation>显示的这一步</translation>
    </message>
    <message>
        <source>That is it</source>
        <translation>就是它</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>看答案</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>再来一个</translation>
    </message>
    <message>
        <source>End hunt</source>
        <translation>结束找错</translation>
    </message>
    <message>
        <source>Bug hunt</source>
        <translation>找错游戏</translation>
    </message>
    <message>
        <source>No. </source>
        <translation>编号 </translation>
    </message>
    <message>
        <source>Number of the bug</source>
        <translation>错误的编号</translation>
    </message>
    <message>
        <source>In the same document the same number is the same bug: give it to a class</source>
        <translation>在同一文档中，同一编号就是同一错误：可以发给全班</translation>
    </message>
    <message>
        <source>One line of the way back or of the update is programmed wrongly. The cards show the right rule with the engine’s numbers: where the bug is, a line does not come out.</source>
        <translation>反向传播或更新中有一行写错了。卡片用引擎的数值写出正确的规则：有错误的地方，等式不成立。</translation>
    </message>
    <message>
        <source>Where the bug is</source>
        <translation>错误在哪里</translation>
    </message>
    <message>
        <source>What the bug is</source>
        <translation>是什么错误</translation>
    </message>
    <message>
        <source>Take the place of the step that is shown; a click in the picture does the same for what is clicked</source>
        <translation>取显示的这一步；在图中单击某处也可以选它</translation>
    </message>
    <message>
        <source>Three hints: which part of the pass, which place, which number</source>
        <translation>三级提示：哪一阶段、哪个位置、哪个数</translation>
    </message>
    <message>
        <source>Give up, and see the bug</source>
        <translation>放弃，直接看错误</translation>
    </message>
    <message>
        <source>The step that is shown is not on the way back.</source>
        <translation>显示的这一步不在反向传播中。</translation>
    </message>
    <message>
        <source>Where is it?</source>
        <translation>在哪里？</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>错在什么？</translation>
    </message>
    <message>
        <source>Hint %1 of %2</source>
        <translation>提示 %1 / %2</translation>
    </message>
    <message>
        <source>Found, at “%1”: %2.</source>
        <translation>在“%1”处找到：%2。</translation>
    </message>
    <message>
        <source>It was at “%1”: %2.</source>
        <translation>它在“%1”处：%2。</translation>
    </message>
    <message>
        <source>Choose where it is and what is wrong.</source>
        <translation>请选择在哪里、错在什么。</translation>
    </message>
    <message>
        <source>1 try</source>
        <translation>试了 1 次</translation>
    </message>
    <message>
        <source>%L1 tries</source>
        <translation>试了 %L1 次</translation>
    </message>
</context>
<context>
    <name>deltaflow::HuntSession</name>
    <message>
        <source>No bug can be hidden here: on this way back none would change a number. Open an example with weights, such as the 2-2-1 network.</source>
        <translation>这里藏不了错误：在这个反向传播中，没有哪个错误会改变数值。请打开有权重的示例，例如 2-2-1 网络。</translation>
    </message>
    <message>
        <source>Update of %1</source>
        <translation>%1 的更新</translation>
    </message>
    <message>
        <source>Gradient %1</source>
        <translation>梯度 %1</translation>
    </message>
    <message>
        <source>Error %1</source>
        <translation>误差 %1</translation>
    </message>
    <message>
        <source>The place is right. What is wrong there is something else.</source>
        <translation>位置对了。那里的错误是别的。</translation>
    </message>
    <message>
        <source>That is what is wrong, but not there.</source>
        <translation>错误是这个，但不在那里。</translation>
    </message>
    <message>
        <source>Neither the place nor the mistake.</source>
        <translation>位置和错误都不对。</translation>
    </message>
    <message>
        <source>All gradients are right. Look at the update.</source>
        <translation>所有梯度都对。看看更新。</translation>
    </message>
    <message>
        <source>All errors are right. Look at the gradients.</source>
        <translation>所有误差都对。看看梯度。</translation>
    </message>
    <message>
        <source>An error is wrong already. Look at the way back.</source>
        <translation>有一个误差已经错了。看看反向传播。</translation>
    </message>
    <message>
        <source>It first shows at “%1”.</source>
        <translation>它最先出现在“%1”。</translation>
    </message>
    <message>
        <source>%1 should be %2; the engine has %3.</source>
        <translation>%1 应为 %2；引擎得到 %3。</translation>
    </message>
    <message>
        <source>The engine has a bug while it is hunted, and its numbers are not given away. End the hunt first.</source>
        <translation>找错期间引擎带有错误，其数值不能对外给出。请先结束找错。</translation>
    </message>
</context>
<context>
    <name>deltaflow::InsightPanel</name>
    <message>
        <source>Insight</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>Where the source is wrong</source>
        <translation>原文错在哪里</translation>
    </message>
    <message>
        <source>Component and matrix</source>
        <translation>分量式与矩阵式</translation>
    </message>
    <message>
        <source>What this layer promises</source>
        <translation>这一层的约定</translation>
    </message>
    <message>
        <source>The error, unrolled</source>
        <translation>误差的展开</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
</context>
<context>
    <name>deltaflow::Inspector</name>
    <message>
        <source>Output and loss go together: %1 with %2.</source>
        <translation>输出与损失要配套：%1 配 %2。</translation>
    </message>
</context>
<context>
    <name>deltaflow::LandscapeChart</name>
    <message>
        <source>Loss landscape</source>
        <translation>损失曲面</translation>
    </message>
    <message>
        <source>Arrow keys move the point</source>
        <translation>方向键移动该点</translation>
    </message>
    <message>
        <source>∇L = 0, to rounding</source>
        <translation>∇L = 0（舍入误差之内）</translation>
    </message>
    <message>
        <source>the engine’s ∇L is 0</source>
        <translation>引擎的 ∇L 为 0</translation>
    </message>
    <message>
        <source>the engine’s −∇L</source>
        <translation>引擎的 −∇L</translation>
    </message>
    <message>
        <source>1st</source>
        <translation>第一</translation>
    </message>
    <message>
        <source>2nd</source>
        <translation>第二</translation>
    </message>
    <message>
        <source>   loss ≈ %1</source>
        <translation>   损失 ≈ %1</translation>
    </message>
</context>
<context>
    <name>deltaflow::LandscapeView</name>
    <message>
        <source>Two parameters</source>
        <translation>两个参数</translation>
    </message>
    <message>
        <source>Two parameters: the last ones that were clicked</source>
        <translation>两个参数：最近单击的两个</translation>
    </message>
    <message>
        <source>Principal directions</source>
        <translation>主方向</translation>
    </message>
    <message>
        <source>Principal directions: the two along which training has moved the most, with their shares of the path&apos;s variance</source>
        <translation>主方向：训练中移动最多的两个方向，以及各自占路径方差的比例</translation>
    </message>
    <message>
        <source>Or click two weights in the network</source>
        <translation>也可以在网络中单击两个权重</translation>
    </message>
    <message>
        <source>Parameter to the right</source>
        <translation>横轴的参数</translation>
    </message>
    <message>
        <source>Parameter upwards</source>
        <translation>纵轴的参数</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>一对</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>主方向</translation>
    </message>
    <message>
        <source>Train first: the directions are those of the path.</source>
        <translation>请先训练：方向取自训练路径。</translation>
    </message>
    <message>
        <source>A landscape needs two parameters that are learned.</source>
        <translation>损失曲面需要两个可学习的参数。</translation>
    </message>
</context>
<context>
    <name>deltaflow::LayerRows</name>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Errors δ = ∂L/∂z</source>
        <translation>误差 δ = ∂L/∂z</translation>
    </message>
    <message>
        <source>Errors δ</source>
        <translation>误差 δ</translation>
    </message>
    <message>
        <source>δ</source>
        <translation>δ</translation>
    </message>
    <message>
        <source>Gradients ∂L/∂W</source>
        <translation>梯度 ∂L/∂W</translation>
    </message>
    <message>
        <source>∂L/∂W</source>
        <translation>∂L/∂W</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>%L1 units</source>
        <translation>%L1 个单元</translation>
    </message>
    <message>
        <source>mean %1 ± %2</source>
        <translation>均值 %1 ± %2</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>rms %1</source>
        <translation>均方根 %1</translation>
    </message>
</context>
<context>
    <name>deltaflow::LayerStatisticsView</name>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>There is no loss to differentiate.</source>
        <translation>没有可以求导的损失。</translation>
    </message>
    <message>
        <source>%1 channel %2</source>
        <translation>%1 通道 %2</translation>
    </message>
    <message>
        <source>%1 and %L2 more</source>
        <translation>%1以及另外 %L2 个</translation>
    </message>
    <message>
        <source>for the only sample</source>
        <translation>对唯一的样本</translation>
    </message>
    <message>
        <source>for each of the first %L1 samples</source>
        <translation>对前 %L1 个样本中的每一个</translation>
    </message>
    <message>
        <source>for each of the %L1 samples</source>
        <translation>对 %L1 个样本中的每一个</translation>
    </message>
    <message>
        <source>&lt;b&gt;Dead&lt;/b&gt; (z ≤ 0, slope 0) %1: %2.</source>
        <translation>&lt;b&gt;死亡&lt;/b&gt;（z ≤ 0，斜率 0）%1：%2。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Saturated&lt;/b&gt; (within 1 % of a limit) %1: %2.</source>
        <translation>&lt;b&gt;饱和&lt;/b&gt;（离极限值不到 1 %）%1：%2。</translation>
    </message>
    <message>
        <source>No unit is dead or saturated.</source>
        <translation>没有死亡或饱和的单元。</translation>
    </message>
</context>
<context>
    <name>deltaflow::LessonActions</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Next page of the lesson</source>
        <translation>课程的下一页</translation>
    </message>
    <message>
        <source>Previous page of the lesson</source>
        <translation>课程的上一页</translation>
    </message>
    <message>
        <source>Edit lesson</source>
        <translation>编辑课程</translation>
    </message>
    <message>
        <source>Pages to read and tasks to solve beside the network</source>
        <translation>网络旁边可读的页面和要做的任务</translation>
    </message>
    <message>
        <source>Write a lesson: pages that show what the window shows</source>
        <translation>编写课程：每页展示窗口显示的内容</translation>
    </message>
</context>
<context>
    <name>deltaflow::LessonDraft</name>
    <message>
        <source>New lesson</source>
        <translation>新课程</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>第一页</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>“%1” cannot be saved: %2.</source>
        <translation>无法保存“%1”：%2。</translation>
    </message>
    <message>
        <source>Lesson: %1</source>
        <translation>课程：%1</translation>
    </message>
</context>
<context>
    <name>deltaflow::LessonEditor</name>
    <message>
        <source>Title of the lesson</source>
        <translation>课程标题</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Title of the page</source>
        <translation>页面标题</translation>
    </message>
    <message>
        <source>Text of the page</source>
        <translation>页面正文</translation>
    </message>
    <message>
        <source>Write here. **bold**, *italic*, `code`; # heading, - point, &gt; remark.
A formula: $z_1 = W_11 x_1 + b_1$
A live number: {W1[1,2]}, its symbol: {W1[1,2] symbol}</source>
        <translation>在这里写。**粗体**、*斜体*、`代码`；# 标题，- 列表，&gt; 附注。
公式：$z_1 = W_11 x_1 + b_1$
实时数值：{W1[1,2]}，它的符号：{W1[1,2] symbol}</translation>
    </message>
    <message>
        <source>Notes for the teacher</source>
        <translation>教师备注</translation>
    </message>
    <message>
        <source>For the teacher alone</source>
        <translation>只给教师看</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is wrong with the lesson</source>
        <translation>课程中的问题</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Show this page in the window, as its readers see it (F5)</source>
        <translation>在窗口中按读者看到的样子显示本页（F5）</translation>
    </message>
    <message>
        <source>Add page</source>
        <translation>添加页面</translation>
    </message>
    <message>
        <source>A page that shows what the window shows now</source>
        <translation>新页面展示窗口现在显示的内容</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The same page once more</source>
        <translation>再来一页同样的</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>One place up</source>
        <translation>上移一位</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>One place down</source>
        <translation>下移一位</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the page</source>
        <translation>删除本页</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>展示</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Untitled page</source>
        <translation>未命名页面</translation>
    </message>
    <message>
        <source>Nothing is wrong with this lesson.</source>
        <translation>这门课程没有问题。</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1（以及另外 %2 个）</translation>
    </message>
    <message>
        <source>%1[*] – Lesson editor</source>
        <translation>%1[*] – 课程编辑器</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Duplicate page</source>
        <translation>复制页面</translation>
    </message>
    <message>
        <source>Delete page</source>
        <translation>删除页面</translation>
    </message>
    <message>
        <source>Move page</source>
        <translation>移动页面</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>同前一页</translation>
    </message>
    <message>
        <source>Page %1, answer: %2</source>
        <translation>第 %1 页，答案：%2</translation>
    </message>
    <message>
        <source>Page %1, what it shows: %2</source>
        <translation>第 %1 页，显示内容：%2</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>deltaflow::LessonReader</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Show the page’s state again</source>
        <translation>重新显示本页的状态</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>关闭课程</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>Untitled page</source>
        <translation>未命名页面</translation>
    </message>
    <message>
        <source>%1  %2  ✓</source>
        <translation>%1  %2  ✓</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>deltaflow::LessonSession</name>
    <message>
        <source>Back to the page</source>
        <translation>回到本页</translation>
    </message>
    <message>
        <source>Notation of the page</source>
        <translation>本页的记法</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <translation>%1，第 %2 页</translation>
    </message>
</context>
<context>
    <name>deltaflow::LessonWords</name>
    <message>
        <source>“%1” cannot be opened: %2.</source>
        <translation>无法打开“%1”：%2。</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is larger than 64 MB</source>
        <translation>它大于 64 MB</translation>
    </message>
    <message>
        <source>This page needs the example “%1”, which there is not.</source>
        <translation>本页需要示例“%1”，但没有这个示例。</translation>
    </message>
</context>
<context>
    <name>deltaflow::LiveWindow</name>
    <message>
        <source>Text is as large as on the desktop.</source>
        <translation>文字大小与桌面一致。</translation>
    </message>
    <message>
        <source>Text is %1 % large.</source>
        <translation>文字大小为 %1 %。</translation>
    </message>
</context>
<context>
    <name>deltaflow::LossCourses</name>
    <message>
        <source>The loss after %1 updates is %2 with the bug and %3 without it.</source>
        <translation>%1 次更新后，有错误时损失是 %2，无错误时是 %3。</translation>
    </message>
    <message>
        <source>Loss over %1 updates, logarithmic</source>
        <translation>%1 次更新的损失，对数</translation>
    </message>
    <message>
        <source>Loss over %1 updates</source>
        <translation>%1 次更新的损失</translation>
    </message>
    <message>
        <source>%1
with the bug</source>
        <translation>%1
有错误</translation>
    </message>
    <message>
        <source>%1
without it</source>
        <translation>%1
无错误</translation>
    </message>
</context>
<context>
    <name>deltaflow::MadeSource</name>
    <message>
        <source>Sine curve</source>
        <translation>正弦曲线</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>One output for each class</source>
        <translation>每个类别一个输出</translation>
    </message>
    <message>
        <source>Kind of data</source>
        <translation>数据的种类</translation>
    </message>
    <message>
        <source>The standard deviation of what is added to each number</source>
        <translation>加到每个数上的噪声的标准差</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>AND（与）</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>OR（或）</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR（异或）</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>双月形</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>同心圆</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>双螺旋</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>两个高斯分布</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘</translation>
    </message>
    <message>
        <source>Sine curve (regression)</source>
        <translation>正弦曲线（回归）</translation>
    </message>
    <message>
        <source>Digits, 8×8 pixels</source>
        <translation>手写数字，8×8 像素</translation>
    </message>
    <message>
        <source>%1: %2 samples, noise %3, seed %4</source>
        <translation>%1：%2 个样本，噪声 %3，种子 %4</translation>
    </message>
</context>
<context>
    <name>deltaflow::MainWindow</name>
    <message>
        <source>This document has only a graph picture.</source>
        <translation>这个文档只能画成计算图。</translation>
    </message>
    <message>
        <source> – Deltaflow</source>
        <translation> – Deltaflow</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>恢复：%1</translation>
    </message>
    <message>
        <source>Why this rule</source>
        <translation>为什么是这条规则</translation>
    </message>
    <message>
        <source>Where each number comes from</source>
        <translation>每个数从哪里来</translation>
    </message>
    <message>
        <source>Check the gradient numerically</source>
        <translation>数值检验这个梯度</translation>
    </message>
    <message>
        <source>Fit the network</source>
        <translation>让网络适合窗口</translation>
    </message>
    <message>
        <source>Network or graph</source>
        <translation>网络图或计算图</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Derivation</source>
        <translation>推导</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>示例库</translation>
    </message>
    <message>
        <source>New expression</source>
        <translation>新建表达式</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Paste data from a spreadsheet</source>
        <translation>粘贴电子表格中的数据</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Tables of all parameters and data, network and training</source>
        <translation>所有参数与数据的表格，网络与训练的设置</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>Paths, memory, unrolled errors and layer contracts</source>
        <translation>路径、内存、误差的展开和各层的约定</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train at full speed, and travel through what was trained</source>
        <translation>全速训练，并回看训练的每一次迭代</translation>
    </message>
    <message>
        <source>Train or pause</source>
        <translation>训练或暂停</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Charts and maps beside the network</source>
        <translation>网络旁边的图表</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言（Language）</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>记法</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Hand out…</source>
        <translation>制作讲义…</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>先猜后看</translation>
    </message>
    <message>
        <source>Be asked for each number before it is shown</source>
        <translation>每个数在显示之前先问你</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>For a class, and for who learns alone</source>
        <translation>用于课堂，也用于自学</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>制作讲义</translation>
    </message>
    <message>
        <source>“%1” is written.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>无法写入“%1”：%2</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>What is where, in half a minute</source>
        <translation>用半分钟了解各处有什么</translation>
    </message>
    <message>
        <source>About Deltaflow</source>
        <translation>关于 Deltaflow</translation>
    </message>
    <message>
        <source>This derivation as pages to print, a page for a browser, LaTeX, or an animated picture</source>
        <translation>把这份推导做成可打印的页面、浏览器网页、LaTeX 或动画图片</translation>
    </message>
    <message>
        <source>Worksheet…</source>
        <translation>练习卷…</translation>
    </message>
    <message>
        <source>Pages with blanks to fill in, numbers drawn from a seed, and their answers</source>
        <translation>留空待填的练习页，数值由种子抽取，附答案</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>This derivation as pages, looked at before they are printed</source>
        <translation>把这份推导排成页面，先预览再打印</translation>
    </message>
    <message>
        <source>“%1” is not written: its name must end in .pdf, .html, .tex or .webp.</source>
        <translation>没有写入“%1”：文件名必须以 .pdf、.html、.tex 或 .webp 结尾。</translation>
    </message>
    <message>
        <source>Writing “%1”</source>
        <translation>正在写入“%1”</translation>
    </message>
    <message>
        <source>“%1” is not written.</source>
        <translation>没有写入“%1”。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Full screen in large type, for a room; with notes on a second screen</source>
        <translation>面向教室的全屏大字显示；第二块屏幕上有备注</translation>
    </message>
    <message>
        <source>Teacher&apos;s window</source>
        <translation>教师窗口</translation>
    </message>
    <message>
        <source>Notes, the next step and a clock, beside what the class sees</source>
        <translation>在学生所见画面之外，显示备注、下一步和时钟</translation>
    </message>
</context>
<context>
    <name>deltaflow::MathFont</name>
    <message>
        <source>Formulas cannot be shown with the font Latin Modern Math in %1: %2.</source>
        <translation>无法用 %1 中的 Latin Modern Math 字体显示公式：%2。</translation>
    </message>
    <message>
        <source>it has no mathematical tables</source>
        <translation>它没有数学排版表</translation>
    </message>
    <message>
        <source>Formulas cannot be shown: the font Latin Modern Math is not installed (Debian package fonts-lmodern).</source>
        <translation>无法显示公式：没有安装 Latin Modern Math 字体（Debian 软件包 fonts-lmodern）。</translation>
    </message>
</context>
<context>
    <name>deltaflow::NetworkInspector</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Layer %1 · output</source>
        <translation>第 %1 层 · 输出</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Slope α</source>
        <translation>斜率 α</translation>
    </message>
    <message>
        <source>Change activation of layer %1 to %2</source>
        <translation>把第 %1 层的激活函数改为 %2</translation>
    </message>
    <message>
        <source>Leaky ReLU&apos;s slope where z ≤ 0</source>
        <translation>z ≤ 0 时 leaky ReLU 的斜率</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Give layer %1 a bias</source>
        <translation>为第 %1 层加上偏置</translation>
    </message>
    <message>
        <source>Take the bias from layer %1</source>
        <translation>去掉第 %1 层的偏置</translation>
    </message>
    <message>
        <source>More for layer %1</source>
        <translation>第 %1 层的更多操作</translation>
    </message>
    <message>
        <source>Insert or remove a layer</source>
        <translation>插入或移除层</translation>
    </message>
    <message>
        <source>Insert a layer before layer %1</source>
        <translation>在第 %1 层之前插入一层</translation>
    </message>
    <message>
        <source>Remove layer %1</source>
        <translation>移除第 %1 层</translation>
    </message>
    <message>
        <source>%1, units</source>
        <translation>%1，单元数</translation>
    </message>
    <message>
        <source>%1, activation</source>
        <translation>%1，激活函数</translation>
    </message>
    <message>
        <source>%1, slope α</source>
        <translation>%1，斜率 α</translation>
    </message>
    <message>
        <source>%1, bias</source>
        <translation>%1，偏置</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Add a unit to %1</source>
        <translation>为%1增加一个单元</translation>
    </message>
    <message>
        <source>Remove a unit from %1</source>
        <translation>从%1移除一个单元</translation>
    </message>
    <message>
        <source>Give %1 %2 units</source>
        <translation>%1改为 %2 个单元</translation>
    </message>
    <message>
        <source>Set the slope of layer %1 to %2</source>
        <translation>把第 %1 层的斜率设为 %2</translation>
    </message>
</context>
<context>
    <name>deltaflow::NextStepView</name>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>The pass is over; the next iteration follows.</source>
        <translation>这一遍已结束，接下来是下一次迭代。</translation>
    </message>
</context>
<context>
    <name>deltaflow::NormChart</name>
    <message>
        <source>Drag to go to an iteration</source>
        <translation>拖动以转到某次迭代</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>∂L/∂W</source>
        <translation>∂L/∂W</translation>
    </message>
    <message>
        <source>The gradients&apos; rms over the iterations</source>
        <translation>梯度的均方根随迭代的变化</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>The activations&apos; rms over the iterations</source>
        <translation>激活值的均方根随迭代的变化</translation>
    </message>
    <message>
        <source>rms of ∂L/∂W</source>
        <translation>∂L/∂W 的均方根</translation>
    </message>
    <message>
        <source>rms of activations</source>
        <translation>激活值的均方根</translation>
    </message>
    <message>
        <source>No layer has parameters.</source>
        <translation>没有任何一层有参数。</translation>
    </message>
    <message>
        <source>All gradients are 0 at iteration %L1.</source>
        <translation>第 %L1 次迭代时所有梯度都是 0。</translation>
    </message>
    <message>
        <source>All activations are 0 at iteration %L1.</source>
        <translation>第 %L1 次迭代时所有激活值都是 0。</translation>
    </message>
</context>
<context>
    <name>deltaflow::NumberEditor</name>
    <message>
        <source>Number</source>
        <translation>数</translation>
    </message>
</context>
<context>
    <name>deltaflow::NumberField</name>
    <message>
        <source>Drag sideways, or double-click to type</source>
        <translation>左右拖动，或双击输入</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>deltaflow::NumberInserter</name>
    <message>
        <source>Insert its symbol</source>
        <translation>插入它的符号</translation>
    </message>
    <message>
        <source>Insert a number</source>
        <translation>插入一个数</translation>
    </message>
    <message>
        <source>Click a number in the window, and insert it here (Ctrl+I)</source>
        <translation>在窗口中单击一个数，再把它插入这里（Ctrl+I）</translation>
    </message>
    <message>
        <source>The symbol of the number that was clicked (Ctrl+Shift+I)</source>
        <translation>所单击的数的符号（Ctrl+Shift+I）</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>插入 %1</translation>
    </message>
</context>
<context>
    <name>deltaflow::NumberModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not yet computed</source>
        <translation>尚未计算</translation>
    </message>
</context>
<context>
    <name>deltaflow::NumberTable</name>
    <message>
        <source>Corner</source>
        <translation>角</translation>
    </message>
</context>
<context>
    <name>deltaflow::NumberWords</name>
    <message>
        <source>Type a number, such as 0.5, 1e-3 or 1/3.</source>
        <translation>请输入一个数，例如 0.5、1e-3 或 1/3。</translation>
    </message>
    <message>
        <source>“%1” is not a number; 0.5, 1e-3 and 1/3 are.</source>
        <translation>“%1”不是数；0.5、1e-3 和 1/3 是。</translation>
    </message>
    <message>
        <source>Division by zero has no value.</source>
        <translation>除以零没有意义。</translation>
    </message>
    <message>
        <source>That is beyond what a number can hold (10⁻³²³ to 10³⁰⁸).</source>
        <translation>超出了数的表示范围（10⁻³²³ 到 10³⁰⁸）。</translation>
    </message>
    <message>
        <source>A comma could part thousands or decimals; write 1000 or 0.5.</source>
        <translation>逗号既可能是千位分隔符，也可能是小数点；请写成 1000 或 0.5。</translation>
    </message>
</context>
<context>
    <name>deltaflow::PagePreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>deltaflow::PageStageWords</name>
    <message>
        <source>Neither this page nor one before it shows a document.</source>
        <translation>本页和它之前的页都没有显示文档。</translation>
    </message>
</context>
<context>
    <name>deltaflow::PageStateWords</name>
    <message>
        <source>no step computes %1</source>
        <translation>没有哪一步计算 %1</translation>
    </message>
    <message>
        <source>This page cannot be shown as it was meant: %1.</source>
        <translation>本页无法按原意显示：%1。</translation>
    </message>
</context>
<context>
    <name>deltaflow::PageView</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1 等于 %2</translation>
    </message>
</context>
<context>
    <name>deltaflow::PageWords</name>
    <message>
        <source>not yet</source>
        <translation>尚未算出</translation>
    </message>
    <message>
        <source>%1 is not known yet: step %2 computes it.</source>
        <translation>%1 尚未算出：第 %2 步才计算它。</translation>
    </message>
    <message>
        <source>%1 is not computed in this pass.</source>
        <translation>这一遍中不计算 %1。</translation>
    </message>
</context>
<context>
    <name>deltaflow::PaintStrip</name>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Paint the image&apos;s pixels (or hold Shift): click or drag; the right button erases</source>
        <translation>绘制图像的像素（或按住 Shift）：单击或拖动；右键擦除</translation>
    </message>
    <message>
        <source>What the brush sets a pixel to</source>
        <translation>画笔给像素设的值</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Begin with a ready-made image</source>
        <translation>从现成的图像开始</translation>
    </message>
    <message>
        <source>Brush 0</source>
        <translation>画笔 0</translation>
    </message>
    <message>
        <source>Brush 1</source>
        <translation>画笔 1</translation>
    </message>
</context>
<context>
    <name>deltaflow::ParameterModel</name>
    <message>
        <source>bias of layer %1, unit %2</source>
        <translation>第 %1 层单元 %2 的偏置</translation>
    </message>
    <message>
        <source>weight of layer %1 to unit %2 from %3</source>
        <translation>第 %1 层从单元 %3 到单元 %2 的权重</translation>
    </message>
</context>
<context>
    <name>deltaflow::ParameterTables</name>
    <message>
        <source>Each cell: value, gradient, value after the update</source>
        <translation>每格：值、梯度、更新后的值</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>after the update</source>
        <translation>更新后</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>图像 %1</translation>
    </message>
    <message>
        <source>kernel %1</source>
        <translation>卷积核 %1</translation>
    </message>
    <message>
        <source>%1 kernels %2</source>
        <translation>%1 卷积核 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · constant</source>
        <translation>%1 · 常量</translation>
    </message>
    <message>
        <source>%1 · carried from pass to pass</source>
        <translation>%1 · 从一次传播带到下一次</translation>
    </message>
    <message>
        <source>W %1×%2</source>
        <translation>W %1×%2</translation>
    </message>
    <message>
        <source>Layer %1 · %2</source>
        <translation>第 %1 层 · %2</translation>
    </message>
    <message>
        <source>%1, b %2×1</source>
        <translation>%1，b %2×1</translation>
    </message>
    <message>
        <source>Weights and biases of layer %1</source>
        <translation>第 %1 层的权重与偏置</translation>
    </message>
    <message>
        <source>Single numbers</source>
        <translation>单个的数</translation>
    </message>
    <message>
        <source>Variables with their gradients</source>
        <translation>变量及其梯度</translation>
    </message>
    <message>
        <source>Numbers of %1</source>
        <translation>%1 的各个数</translation>
    </message>
</context>
<context>
    <name>deltaflow::PathSection</name>
    <message>
        <source>Paths from</source>
        <translation>路径起点</translation>
    </message>
    <message>
        <source>Paths to</source>
        <translation>路径终点</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>走一遍</translation>
    </message>
    <message>
        <source>Walk every listed path edge by edge, then sweep back once</source>
        <translation>逐边走完列出的每条路径，然后反向扫一遍</translation>
    </message>
    <message>
        <source>every input</source>
        <translation>所有输入</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
</context>
<context>
    <name>deltaflow::PictureActions</name>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>网络…</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Derivation</source>
        <translation>推导</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Save picture: %1</source>
        <translation>保存图片：%1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>Vector picture</source>
        <translation>矢量图</translation>
    </message>
    <message>
        <source>“%1” is not written: its name must end in .png or .svg.</source>
        <translation>没有写入“%1”：文件名必须以 .png 或 .svg 结尾。</translation>
    </message>
    <message>
        <source>“%1” is written.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>无法写入“%1”：%2</translation>
    </message>
</context>
<context>
    <name>deltaflow::PixelPainting</name>
    <message>
        <source>Paint pixels</source>
        <translation>绘制像素</translation>
    </message>
    <message>
        <source>Fill the image %1 with</source>
        <translation>把图像 %1 填充为</translation>
    </message>
    <message>
        <source>Fill the image: %1</source>
        <translation>填充图像：%1</translation>
    </message>
</context>
<context>
    <name>deltaflow::Player</name>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>Keep the weights of iteration %L1</source>
        <translation>保留第 %L1 次迭代的权重</translation>
    </message>
    <message>
        <source>The engine has a bug while it is hunted: weights that were trained with it are not kept.</source>
        <translation>找错期间引擎有错误：用它训练的权重不予保留。</translation>
    </message>
    <message>
        <source>While a bug is hunted, weights and settings are changed at iteration 0 only: what follows would hold for the right engine, too.</source>
        <translation>找错期间只能在第 0 次迭代更改权重和设置：之后的更改对正确的引擎也会有效。</translation>
    </message>
</context>
<context>
    <name>deltaflow::PlayerActions</name>
    <message>
        <source>To the start of the pass</source>
        <translation>回到本次传播的开头</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>To the end of the pass</source>
        <translation>到本次传播的末尾</translation>
    </message>
    <message>
        <source>Back by the next coarser level</source>
        <translation>按更粗的一级后退</translation>
    </message>
    <message>
        <source>Forward by the next coarser level</source>
        <translation>按更粗的一级前进</translation>
    </message>
    <message>
        <source>Previous iteration</source>
        <translation>上一次迭代</translation>
    </message>
    <message>
        <source>Next iteration</source>
        <translation>下一次迭代</translation>
    </message>
    <message>
        <source>Steps of whole layers, in matrix form</source>
        <translation>以整层为一步，用矩阵形式</translation>
    </message>
    <message>
        <source>Steps of single neurons</source>
        <translation>以单个神经元为一步</translation>
    </message>
    <message>
        <source>Steps of single terms of a sum</source>
        <translation>以和式中的单独一项为一步</translation>
    </message>
    <message>
        <source>Play at %1 speed</source>
        <translation>以 %1 速度播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>deltaflow::PresentSource</name>
    <message>
        <source>An expression has variables, not data.</source>
        <translation>表达式只有变量，没有数据。</translation>
    </message>
    <message>
        <source>%1 of %2 and %3</source>
        <translation>%1，每个 %2、%3</translation>
    </message>
    <message>
        <source>Now: %1, given in the document. Below, they are split and scaled anew.</source>
        <translation>当前：%1，由文档给定。下面可重新划分和缩放。</translation>
    </message>
    <message>
        <source>Now: %1 (%2). Below, they are split and scaled anew.</source>
        <translation>当前：%1（%2）。下面可重新划分和缩放。</translation>
    </message>
</context>
<context>
    <name>deltaflow::PresenterWindow</name>
    <message>
        <source>Presentation – Deltaflow</source>
        <translation>演示 – Deltaflow</translation>
    </message>
</context>
<context>
    <name>deltaflow::ProgressLine</name>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>deltaflow::ProofView</name>
    <message>
        <source>The engine computes</source>
        <translation>引擎算的是</translation>
    </message>
    <message>
        <source>It should be</source>
        <translation>应当是</translation>
    </message>
    <message>
        <source>A central difference of the loss gives %1, which is the right rule’s.</source>
        <translation>损失的中心差分给出 %1，与正确的规则一致。</translation>
    </message>
    <message>
        <source>The gradient check finds nothing: all %L1 gradients are right. It is the step that is wrong.</source>
        <translation>梯度检验没有发现问题：全部 %L1 个梯度都对。错的是更新这一步。</translation>
    </message>
    <message>
        <source>The gradient check finds %L1 of %L2 gradients wrong: of %3.</source>
        <translation>梯度检验发现 %L2 个梯度中有 %L1 个错误：%3。</translation>
    </message>
</context>
<context>
    <name>deltaflow::QuestionWords</name>
    <message>
        <source>Deltaflow documents (*.%1);;All files (*)</source>
        <translation>Deltaflow 文档 (*.%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 脚本</translation>
    </message>
    <message>
        <source>Weights as CSV</source>
        <translation>CSV 格式的权重</translation>
    </message>
    <message>
        <source>Weights as JSON</source>
        <translation>JSON 格式的权重</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 模型</translation>
    </message>
    <message>
        <source>Save changes to “%1”?</source>
        <translation>保存对“%1”的更改吗？</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>不保存就会丢失。</translation>
    </message>
    <message>
        <source>The weights trained up to iteration %L1 are in no file: keep them and save?</source>
        <translation>训练到第 %L1 次迭代的权重没有存入任何文件：保留并保存吗？</translation>
    </message>
    <message>
        <source>Keep weights and save</source>
        <translation>保留权重并保存</translation>
    </message>
    <message>
        <source>Discard weights</source>
        <translation>放弃权重</translation>
    </message>
    <message>
        <source>Recover “%1”?</source>
        <translation>恢复“%1”吗？</translation>
    </message>
    <message>
        <source>Deltaflow ended unexpectedly. What was open on %1 can be shown again.</source>
        <translation>Deltaflow 上次意外退出。%1 时打开的内容可以恢复。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Replace “%1”?</source>
        <translation>替换“%1”吗？</translation>
    </message>
    <message>
        <source>There is such a file; what it holds would be lost.</source>
        <translation>已有同名文件；其中的内容将会丢失。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Documents and lessons (*.%1 *.lesson);;All files (*)</source>
        <translation>文档与课程 (*.%1 *.lesson);;所有文件 (*)</translation>
    </message>
    <message>
        <source>“%1” was changed in another window or program.</source>
        <translation>“%1”在另一个窗口或程序中被更改了。</translation>
    </message>
    <message>
        <source>What is open here would replace what was written there. Under another name, both are kept.</source>
        <translation>这里打开的内容会替换那边写入的内容。另存为别的名字则两者都保留。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save what you changed on other pages of the lesson?</source>
        <translation>要保存你在课程其他页上所做的更改吗？</translation>
    </message>
    <message>
        <source>Without saving it is lost: %1.</source>
        <translation>不保存就会丢失：%1。</translation>
    </message>
</context>
<context>
    <name>deltaflow::QuizPanel</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>看答案</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存成绩…</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>先猜后看</translation>
    </message>
    <message>
        <source>A number, a fraction or 0.3*(1-0.3)</source>
        <translation>一个数、一个分数，或 0.3*(1-0.3)</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>你的答案</translation>
    </message>
    <message>
        <source>Three hints: what it comes from, the rule, the rule with its numbers</source>
        <translation>三级提示：由什么算出、规则、代入数值的规则</translation>
    </message>
    <message>
        <source>Give up on this number and go on</source>
        <translation>放弃这个数，继续下一步</translation>
    </message>
    <message>
        <source>Hint %1 of %2</source>
        <translation>提示 %1 / %2</translation>
    </message>
    <message>
        <source>Step on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The pass is over; the next iteration follows.</source>
        <translation>本次传播已经结束；接着是下一次迭代。</translation>
    </message>
    <message>
        <source>%1 of %2 at once</source>
        <translation>一次答对 %1 / %2</translation>
    </message>
    <message>
        <source>Save results</source>
        <translation>保存成绩</translation>
    </message>
    <message>
        <source>results.csv</source>
        <translation>成绩.csv</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>The results are saved.</source>
        <translation>成绩已保存。</translation>
    </message>
    <message>
        <source>The results cannot be saved: %1</source>
        <translation>无法保存成绩：%1</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>输入数值</translation>
    </message>
    <message>
        <source>Pick the formula</source>
        <translation>选择公式</translation>
    </message>
    <message>
        <source>How to answer</source>
        <translation>怎样作答</translation>
    </message>
    <message>
        <source>Nothing is asked for at this step; step on.</source>
        <translation>这一步不提问；请继续。</translation>
    </message>
    <message>
        <source>Save the results as a table (CSV)</source>
        <translation>把结果存为表格（CSV）</translation>
    </message>
</context>
<context>
    <name>deltaflow::QuizSession</name>
    <message>
        <source>Nothing is asked here.</source>
        <translation>这里没有提问。</translation>
    </message>
    <message>
        <source>Right: %1.</source>
        <translation>正确：%1。</translation>
    </message>
    <message>
        <source>Not yet, and it is none of the usual mistakes. A hint may help.</source>
        <translation>还不对，也不属于常见的错误。可以看看提示。</translation>
    </message>
    <message>
        <source> It is sample %1’s.</source>
        <translation>这是样本 %1 的。</translation>
    </message>
    <message>
        <source> It is %1.</source>
        <translation>这是 %1。</translation>
    </message>
    <message>
        <source>Think of how it follows from the step before.</source>
        <translation>想一想它怎样由上一步得出。</translation>
    </message>
    <message>
        <source>It is computed from %1.</source>
        <translation>它由 %1 算出。</translation>
    </message>
    <message>
        <source>The rule:</source>
        <translation>规则：</translation>
    </message>
    <message>
        <source>The rule with its numbers:</source>
        <translation>代入数值的规则：</translation>
    </message>
    <message>
        <source>Right: it gives %1.</source>
        <translation>正确：它给出 %1。</translation>
    </message>
    <message>
        <source>A wrong one is taken out.</source>
        <translation>去掉了一个错误的选项。</translation>
    </message>
    <message>
        <source>All wrong ones are taken out.</source>
        <translation>去掉了所有错误的选项。</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>所问内容</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>正确值</translation>
    </message>
    <message>
        <source>Right?</source>
        <translation>是否正确</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>提示数</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>deltaflow::SampleModel</name>
    <message>
        <source> · %1 before scaling</source>
        <translation> · 缩放前 %1</translation>
    </message>
    <message>
        <source>%1 of sample %2</source>
        <translation>样本 %2 的%1</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目标值 %1</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
</context>
<context>
    <name>deltaflow::ScalingList</name>
    <message>
        <source>all are %1</source>
        <translation>全部为 %1</translation>
    </message>
    <message>
        <source>min %1</source>
        <translation>最小 %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>标准差 %1</translation>
    </message>
    <message>
        <source>How each input and target was scaled</source>
        <translation>每个输入和目标值的缩放方式</translation>
    </message>
    <message>
        <source>Fitted to what is trained on: scaled = (number − mean) ∕ deviation, or (number − min) ∕ (max − min)</source>
        <translation>按训练样本拟合：缩放值 =（数 − 均值）∕ 标准差，或（数 − 最小值）∕（最大值 − 最小值）</translation>
    </message>
</context>
<context>
    <name>deltaflow::SceneMaker</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Hidden %1</source>
        <translation>隐藏层 %1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>deltaflow::ScrubGhost</name>
    <message>
        <source>Loss along %1</source>
        <translation>损失随 %1 的变化</translation>
    </message>
    <message>
        <source>Predicted ΔL ≈ g·Δ%1</source>
        <translation>预测 ΔL ≈ g·Δ%1</translation>
    </message>
    <message>
        <source>Actual ΔL</source>
        <translation>实际 ΔL</translation>
    </message>
</context>
<context>
    <name>deltaflow::SetupForm</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Samples that are never trained on show what was really learned</source>
        <translation>从不参与训练的样本，才能看出真正学到了什么</translation>
    </message>
    <message>
        <source>Draws which samples these are</source>
        <translation>决定抽取哪些样本</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>to mean 0, deviation 1</source>
        <translation>均值 0，标准差 1</translation>
    </message>
    <message>
        <source>to 0 … 1</source>
        <translation>缩放到 0 … 1</translation>
    </message>
    <message>
        <source>Fitted to what is trained on, each input by itself</source>
        <translation>按训练样本拟合，每个输入各自进行</translation>
    </message>
    <message>
        <source>Of numbers; classes stay 0 and 1</source>
        <translation>只缩放数值；类别仍为 0 和 1</translation>
    </message>
    <message>
        <source>Kept for the test</source>
        <translation>留作测试</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Scale inputs</source>
        <translation>缩放输入</translation>
    </message>
    <message>
        <source>Scale targets</source>
        <translation>缩放目标值</translation>
    </message>
</context>
<context>
    <name>deltaflow::ShowsForm</name>
    <message>
        <source>Top bar</source>
        <translation>顶栏</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>剖析</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Derivation</source>
        <translation>推导</translation>
    </message>
    <message>
        <source>Transport and timeline</source>
        <translation>播放控制与时间轴</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>本页显示的内容</translation>
    </message>
    <message>
        <source>Capture what the window shows</source>
        <translation>记录窗口显示的内容</translation>
    </message>
    <message>
        <source>As now</source>
        <translation>按当前</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>After so many steps</source>
        <translation>若干步之后</translation>
    </message>
    <message>
        <source>Where a number is computed</source>
        <translation>计算某个数的那一步</translation>
    </message>
    <message>
        <source>After the last step</source>
        <translation>最后一步之后</translation>
    </message>
    <message>
        <source>After how many steps</source>
        <translation>多少步之后</translation>
    </message>
    <message>
        <source>The number that is computed</source>
        <translation>所计算的数</translation>
    </message>
    <message>
        <source>At the step at which the window is</source>
        <translation>窗口当前所在的一步</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>As it is read</source>
        <translation>随阅读时的设置</translation>
    </message>
    <message>
        <source>Level of the page</source>
        <translation>本页的级别</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>整幅图</translation>
    </message>
    <message>
        <source>Around a number</source>
        <translation>以某个数为中心</translation>
    </message>
    <message>
        <source>A part of it</source>
        <translation>图的一部分</translation>
    </message>
    <message>
        <source>The number in the middle of the picture</source>
        <translation>位于图中央的数</translation>
    </message>
    <message>
        <source>zoom </source>
        <translation>缩放 </translation>
    </message>
    <message>
        <source>across </source>
        <translation>横向 </translation>
    </message>
    <message>
        <source>down </source>
        <translation>纵向 </translation>
    </message>
    <message>
        <source>What is seen of the picture in the window</source>
        <translation>窗口中看到的那部分图</translation>
    </message>
    <message>
        <source>The number that is selected</source>
        <translation>选中的数</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Selection of the page</source>
        <translation>本页的选中项</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>What is selected in the window</source>
        <translation>窗口中选中的数</translation>
    </message>
    <message>
        <source>Hidden while the page is read</source>
        <translation>阅读本页时隐藏</translation>
    </message>
    <message>
        <source>Hidden parts</source>
        <translation>隐藏的部分</translation>
    </message>
    <message>
        <source>Step of the page</source>
        <translation>本页的步</translation>
    </message>
    <message>
        <source>Picture of the page</source>
        <translation>本页的图示</translation>
    </message>
</context>
<context>
    <name>deltaflow::SpeakerWindow</name>
    <message>
        <source>Notes – Deltaflow</source>
        <translation>备注 – Deltaflow</translation>
    </message>
    <message>
        <source>The class sees</source>
        <translation>学生所见</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Back by a step (PageUp)</source>
        <translation>后退一步 (PageUp)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>On by a step (PageDown)</source>
        <translation>前进一步 (PageDown)</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the presentation (Esc)</source>
        <translation>结束演示 (Esc)</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Nothing on the screen (B)</source>
        <translation>屏幕上什么也不显示 (B)</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Draw on the screen; it fades (P)</source>
        <translation>在屏幕上书写，笔迹会淡去 (P)</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>Dark but for a circle (S)</source>
        <translation>除一个圆形区域外变暗 (S)</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>The formula alone (Z)</source>
        <translation>只显示公式 (Z)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Since the presentation began</source>
        <translation>演示已进行</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>归零</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes · %1</source>
        <translation>备注 · %1</translation>
    </message>
    <message>
        <source>A lesson&apos;s notes are shown here.</source>
        <translation>课程的备注显示在这里。</translation>
    </message>
    <message>
        <source>Step %1 of %2 · iteration %3</source>
        <translation>第 %1 步，共 %2 步 · 迭代 %3</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>Asked: %1. Answer: %2</source>
        <translation>提问：%1。答案：%2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Swap screens</source>
        <translation>交换屏幕</translation>
    </message>
    <message>
        <source>The class&apos; screen for this one (X)</source>
        <translation>把学生的屏幕与这块屏幕对调 (X)</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>All of the picture (O)</source>
        <translation>显示整张图 (O)</translation>
    </message>
    <message>
        <source>

**Task:** %1

**Answer:** %2</source>
        <translation>

**任务：** %1

**答案：** %2</translation>
    </message>
</context>
<context>
    <name>deltaflow::StageMirror</name>
    <message>
        <source>What the class sees</source>
        <translation>学生所见的画面</translation>
    </message>
</context>
<context>
    <name>deltaflow::Stepper</name>
    <message>
        <source>%1: fewer</source>
        <translation>%1：减少</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1：增加</translation>
    </message>
</context>
<context>
    <name>deltaflow::TableSource</name>
    <message>
        <source>The first row names the columns</source>
        <translation>第一行是列名</translation>
    </message>
    <message>
        <source>Leave out rows with bad cells</source>
        <translation>略去含有坏单元格的行</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Cells copied in a spreadsheet</source>
        <translation>在电子表格中复制的单元格</translation>
    </message>
    <message>
        <source>What stands between cells</source>
        <translation>单元格之间的分隔符</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Point 0.5</source>
        <translation>点 0.5</translation>
    </message>
    <message>
        <source>Comma 0,5</source>
        <translation>逗号 0,5</translation>
    </message>
    <message>
        <source>Between cells</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>The table&apos;s first rows, and what each column is for</source>
        <translation>表格的前几行，以及每一列的用途</translation>
    </message>
    <message>
        <source>Open a CSV file, or paste cells from a spreadsheet.</source>
        <translation>打开一个 CSV 文件，或粘贴电子表格中的单元格。</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is larger than the 64 MiB that are possible.</source>
        <translation>%1 超过了 64 MiB 的上限。</translation>
    </message>
    <message>
        <source>There is no text on the clipboard: copy cells first.</source>
        <translation>剪贴板上没有文本：请先复制单元格。</translation>
    </message>
    <message>
        <source>pasted cells</source>
        <translation>粘贴的单元格</translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation>粘贴的单元格</translation>
    </message>
    <message>
        <source>%1 is empty: there is no table in it.</source>
        <translation>%1 是空的：里面没有表格。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 · %2, %3</source>
        <translation>%1 · %2，%3</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%L1 rows</source>
        <translation>%L1 行</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 列</translation>
    </message>
    <message>
        <source>%L1 columns</source>
        <translation>%L1 列</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>What %1 is for</source>
        <translation>%1 的用途</translation>
    </message>
    <message>
        <source>One row with bad cells is left out.</source>
        <translation>略去了一行含有坏单元格的行。</translation>
    </message>
    <message>
        <source>%L1 rows with bad cells are left out.</source>
        <translation>略去了 %L1 行含有坏单元格的行。</translation>
    </message>
</context>
<context>
    <name>deltaflow::TablesPanel</name>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Weights and biases</source>
        <translation>权重与偏置</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>数据…</translation>
    </message>
    <message>
        <source>Other data, test and scaling (Ctrl+Shift+D)</source>
        <translation>换数据、划分测试集与缩放（Ctrl+Shift+D）</translation>
    </message>
    <message>
        <source>Data: one row a sample</source>
        <translation>数据：每行一个样本</translation>
    </message>
    <message>
        <source>Add sample</source>
        <translation>添加样本</translation>
    </message>
    <message>
        <source>Add a sample</source>
        <translation>添加一个样本</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove a sample</source>
        <translation>移除一个样本</translation>
    </message>
    <message>
        <source>Remove the sample that is shown</source>
        <translation>移除正在显示的样本</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>scaled to 0 … 1</source>
        <translation>已缩放到 0 … 1</translation>
    </message>
    <message>
        <source>scaled to mean 0, deviation 1</source>
        <translation>已缩放到均值 0、标准差 1</translation>
    </message>
    <message>
        <source>inputs %1</source>
        <translation>输入%1</translation>
    </message>
    <message>
        <source>targets %1</source>
        <translation>目标值%1</translation>
    </message>
    <message>
        <source>%L1 more samples for the test</source>
        <translation>另有 %L1 个样本用于测试</translation>
    </message>
    <message>
        <source>Typed in</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>一个样本</translation>
    </message>
    <message>
        <source>Sample %1 of %2</source>
        <translation>样本 %1 / %2</translation>
    </message>
</context>
<context>
    <name>deltaflow::TaskCard</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Task ✓</source>
        <translation>任务 ✓</translation>
    </message>
    <message>
        <source>A number, a fraction or 0.3*(1-0.3)</source>
        <translation>一个数、一个分数，或 0.3*(1-0.3)</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>你的答案</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>Not this one.</source>
        <translation>不是这个。</translation>
    </message>
    <message>
        <source>Reached.</source>
        <translation>已达到。</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>deltaflow::TaskForm</name>
    <message>
        <source>Digits</source>
        <translation>有效位数</translation>
    </message>
    <message>
        <source>Answer a number</source>
        <translation>回答一个数</translation>
    </message>
    <message>
        <source>Choose one of several</source>
        <translation>从几项中选择</translation>
    </message>
    <message>
        <source>Reach a state</source>
        <translation>达到某个状态</translation>
    </message>
    <message>
        <source>Tasks of the page</source>
        <translation>本页的任务</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>When solved</source>
        <translation>完成时说</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>No question yet</source>
        <translation>还没有问题</translation>
    </message>
    <message>
        <source>One choice a line: a star before the right ones, and behind “ | ” what is said of it</source>
        <translation>每行一个选项：正确的前面加星号，“ | ”后面写对它的说明</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>L &lt; 0.01, or &gt; or =; to two digits, a1[1] = 0.9 | 2. Or the number whose step is to be come to, such as a2[1]. Below it, one a line, what is to hold besides</source>
        <translation>L &lt; 0.01，也可以用 &gt; 或 =；精确到两位数字写作 a1[1] = 0.9 | 2。或者写要到达其计算步的那个数，例如 a2[1]。下面每行写一个还须满足的条件</translation>
    </message>
    <message>
        <source>A number’s address, such as a1[1] or W1.adjoint[1,2], or an expression such as {a1[1]} * (1 - {a1[1]}). Below it, one a line, mistakes that you foresee, “ | ” and what is said to them</source>
        <translation>一个数的地址，如 a1[1] 或 W1.adjoint[1,2]，或一个表达式，如 {a1[1]} * (1 - {a1[1]})。其下每行写一个预料中的错误答案、“ | ”和对它的回应</translation>
    </message>
</context>
<context>
    <name>deltaflow::TaskWords</name>
    <message>
        <source>Right: %1.</source>
        <translation>正确：%1。</translation>
    </message>
    <message>
        <source>That is the number of another place: it is %1.</source>
        <translation>那是另一处的数：它是 %1。</translation>
    </message>
    <message>
        <source>That is the number of another sample: number %1.</source>
        <translation>那是另一个样本的数：样本 %1。</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>Not yet, and it is none of the usual mistakes.</source>
        <translation>还不对，也不属于常见的错误。</translation>
    </message>
    <message>
        <source>The number that is asked for is not in what is shown now.</source>
        <translation>所问的数不在现在显示的内容中。</translation>
    </message>
    <message>
        <source>Besides, %1 is to be below %2: it is %3 now.</source>
        <translation>此外，%1 应小于 %2，现在是 %3。</translation>
    </message>
    <message>
        <source>Besides, %1 is to be above %2: it is %3 now.</source>
        <translation>此外，%1 应大于 %2，现在是 %3。</translation>
    </message>
    <message>
        <source>Besides, %1 is to be %2: it is %3 now.</source>
        <translation>此外，%1 应为 %2，现在是 %3。</translation>
    </message>
</context>
<context>
    <name>deltaflow::TextSizeActions</name>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>As on the desktop</source>
        <translation>与桌面一致</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>deltaflow::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>Step %1 · %2</source>
        <translation>第 %1 步 · %2</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
</context>
<context>
    <name>deltaflow::TopBar</name>
    <message>
        <source>Notation</source>
        <translation>记法</translation>
    </message>
    <message>
        <source>How quantities are written</source>
        <translation>各个量的写法</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Significant digits of every number</source>
        <translation>每个数的有效位数</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>Layers of neurons, or variables and operators</source>
        <translation>按层排列的神经元，或变量与运算</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Which numbers stand in the picture</source>
        <translation>图中显示哪些数</translation>
    </message>
    <message>
        <source>Everything else (F10)</source>
        <translation>其他所有功能（F10）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>deltaflow::TourWords</name>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Circles are neurons, lines are weights. A number appears when it has been computed. Point at anything to learn what it is.</source>
        <translation>圆圈是神经元，线是权重。数值算出后才出现。指向任何地方可了解它是什么。</translation>
    </message>
    <message>
        <source>Errors flow back</source>
        <translation>误差向后传</translation>
    </message>
    <message>
        <source>After the forward pass each unit gets its error δ, from the loss back to the inputs.</source>
        <translation>前向传播之后，每个单元得到它的误差 δ，从损失一直传回输入。</translation>
    </message>
    <message>
        <source>Change any number</source>
        <translation>更改任何数</translation>
    </message>
    <message>
        <source>Drag a weight sideways, turn the wheel over it, or double-click to type. All that follows from it changes with it.</source>
        <translation>左右拖动权重，在它上面滚动滚轮，或双击输入。由它得出的一切随之改变。</translation>
    </message>
    <message>
        <source>One step at a time</source>
        <translation>一次一步</translation>
    </message>
    <message>
        <source>→ computes the next number and ← takes it back; Space plays.</source>
        <translation>→ 计算下一个数，← 收回它；空格键播放。</translation>
    </message>
    <message>
        <source>The derivation</source>
        <translation>推导</translation>
    </message>
    <message>
        <source>Each step as a textbook writes it: the rule, the same with its numbers, the result. Click a card to go there.</source>
        <translation>每一步都像教科书那样写：规则、代入数值的规则、结果。单击卡片可转到那里。</translation>
    </message>
    <message>
        <source>The whole pass</source>
        <translation>整次传播</translation>
    </message>
    <message>
        <source>Forward, loss, backward, gradients, update: drag along the line to any step.</source>
        <translation>前向、损失、反向、梯度、更新：沿线拖动可到任何一步。</translation>
    </message>
    <message>
        <source>For a class, or alone</source>
        <translation>课堂或自学</translation>
    </message>
    <message>
        <source>Here is what is for teaching and learning. This tour and all keys are in the menu beside it, under Help.</source>
        <translation>这里是教与学的功能。本导览和所有快捷键在旁边菜单的“帮助”里。</translation>
    </message>
</context>
<context>
    <name>deltaflow::TrainingActions</name>
    <message>
        <source>Keep these weights</source>
        <translation>保留这些权重</translation>
    </message>
    <message>
        <source>Keep the weights of the iteration shown: training starts from them</source>
        <translation>保留所示迭代的权重：训练从它们开始</translation>
    </message>
    <message>
        <source>Training starts from the weights of iteration %L1 now: they are those of iteration 0.</source>
        <translation>训练现在从第 %L1 次迭代的权重开始：它们成了第 0 次迭代的权重。</translation>
    </message>
    <message>
        <source>Training begins anew at iteration 0; to go on from iteration %L1, undo this and keep its weights (%2) first.</source>
        <translation>训练从第 0 次迭代重新开始；若要从第 %L1 次迭代继续，请先撤销这一步并保留那时的权重（%2）。</translation>
    </message>
    <message>
        <source>Saved as it starts at iteration 0, without the weights of iteration %L1.</source>
        <translation>保存的是第 0 次迭代的初始状态，不含第 %L1 次迭代的权重。</translation>
    </message>
    <message>
        <source>Saved without the bug, and without anything that was trained with it: neither is part of a document.</source>
        <translation>保存时不含错误，也不含用它训练的任何内容：两者都不属于文档。</translation>
    </message>
    <message>
        <source>Exported without the bug, and without anything that was trained with it: as the document starts at iteration 0.</source>
        <translation>导出时不含错误，也不含用它训练的任何内容：与文档第 0 次迭代开始时一样。</translation>
    </message>
</context>
<context>
    <name>deltaflow::TrainingInspector</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Change the loss to %1</source>
        <translation>把损失改为 %1</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>Change the penalty</source>
        <translation>更改惩罚项</translation>
    </message>
    <message>
        <source>Penalty strength λ</source>
        <translation>惩罚强度 λ</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Change the optimiser to %1</source>
        <translation>把优化器改为 %1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Decay ρ</source>
        <translation>衰减率 ρ</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Keep the weights as given</source>
        <translation>权重保持给定值</translation>
    </message>
    <message>
        <source>Draw the weights: %1</source>
        <translation>抽取权重：%1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same scheme and seed draw the same weights on every machine</source>
        <translation>同样的方案和种子在任何机器上抽出同样的权重</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Draw all weights with the next seed</source>
        <translation>用下一个种子抽取所有权重</translation>
    </message>
    <message>
        <source>Draw the weights anew</source>
        <translation>重新抽取权重</translation>
    </message>
    <message>
        <source>Set the seed to %1</source>
        <translation>把种子设为 %1</translation>
    </message>
    <message>
        <source>Draw the weights with seed %1</source>
        <translation>用种子 %1 抽取权重</translation>
    </message>
</context>
<context>
    <name>deltaflow::TrainingPanel</name>
    <message>
        <source>%L1 M</source>
        <translation>%L1 M</translation>
    </message>
    <message>
        <source>%L1 k</source>
        <translation>%L1 k</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Go to the last good iteration</source>
        <translation>转到最后一次正常的迭代</translation>
    </message>
    <message>
        <source>Stop by itself</source>
        <translation>自动停止</translation>
    </message>
    <message>
        <source>Minibatches and learning rate</source>
        <translation>小批量与学习率</translation>
    </message>
    <message>
        <source>Iteration shown</source>
        <translation>显示的迭代</translation>
    </message>
    <message>
        <source>Every iteration is shown exactly as it was</source>
        <translation>每次迭代都按当时的原样显示</translation>
    </message>
    <message>
        <source>Logarithmic axes</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Clear earlier runs</source>
        <translation>清除以前的训练</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>Every sample once</source>
        <translation>每个样本一次</translation>
    </message>
    <message>
        <source>After epochs</source>
        <translation>轮数达到</translation>
    </message>
    <message>
        <source>Number of epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Loss below</source>
        <translation>损失低于</translation>
    </message>
    <message>
        <source>When the loss is below this number</source>
        <translation>当损失低于这个数时</translation>
    </message>
    <message>
        <source>Loss to stop below</source>
        <translation>停止训练的损失</translation>
    </message>
    <message>
        <source>This loss is never below 0; a loss to stop below must be above it.</source>
        <translation>这种损失不会低于 0；停止训练的损失必须大于 0。</translation>
    </message>
    <message>
        <source>Iteration %L1</source>
        <translation>第 %L1 次迭代</translation>
    </message>
    <message>
        <source> · epoch %L1</source>
        <translation> · 第 %L1 轮</translation>
    </message>
    <message>
        <source> · %1/s</source>
        <translation> · 每秒 %1 次</translation>
    </message>
    <message>
        <source> · %1 s left</source>
        <translation> · 还需 %1 秒</translation>
    </message>
    <message>
        <source> · %1 % right</source>
        <translation> · 正确率 %1 %</translation>
    </message>
    <message>
        <source>Loss in training %1</source>
        <translation>训练损失 %1</translation>
    </message>
    <message>
        <source>Loss of all samples %1</source>
        <translation>全部样本的损失 %1</translation>
    </message>
    <message>
        <source>Loss of the test %1</source>
        <translation>测试损失 %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Nothing here is learned: there is no parameter.</source>
        <translation>这里没有可学习的东西：没有参数。</translation>
    </message>
</context>
<context>
    <name>deltaflow::TrainingSession</name>
    <message>
        <source>%1 %2 from iteration %L3</source>
        <translation>%1 自第 %L3 次迭代起为 %2</translation>
    </message>
    <message>
        <source>, η %1</source>
        <translation>，η %1</translation>
    </message>
    <message>
        <source>, minibatches of %1</source>
        <translation>，小批量 %1</translation>
    </message>
    <message>
        <source>, λ %1</source>
        <translation>，λ %1</translation>
    </message>
    <message>
        <source>Iteration %L1 is reached.</source>
        <translation>已到达第 %L1 次迭代。</translation>
    </message>
    <message>
        <source>The loss is below %1 after %L2 updates.</source>
        <translation>经过 %L2 次更新，损失低于 %1。</translation>
    </message>
    <message>
        <source>Training diverged at iteration %L1: the loss of all samples is no longer finite.</source>
        <translation>训练在第 %L1 次迭代发散：全部样本的损失不再是有限的数。</translation>
    </message>
    <message>
        <source>Training diverged at iteration %L1. %2.</source>
        <translation>训练在第 %L1 次迭代发散。%2。</translation>
    </message>
</context>
<context>
    <name>deltaflow::TransportBar</name>
    <message>
        <source>Transport</source>
        <translation>播放控制</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未算出</translation>
    </message>
</context>
<context>
    <name>deltaflow::VariableModel</name>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>after update</source>
        <translation>更新后</translation>
    </message>
    <message>
        <source>value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>gradient of %1</source>
        <translation>%1 的梯度</translation>
    </message>
    <message>
        <source>%1 after the update</source>
        <translation>%1 更新后的值</translation>
    </message>
</context>
<context>
    <name>deltaflow::ViewActions</name>
    <message>
        <source>Θ with bias units is for networks of layers</source>
        <translation>带偏置单元的 Θ 记法用于分层网络</translation>
    </message>
    <message>
        <source>Errors δ are of a loss, and here is none</source>
        <translation>误差 δ 是对损失而言的，这里没有损失</translation>
    </message>
    <message>
        <source>Weights W and errors δ</source>
        <translation>权重 W 与误差 δ</translation>
    </message>
    <message>
        <source>Parameters Θ with bias units</source>
        <translation>参数 Θ，带偏置单元</translation>
    </message>
    <message>
        <source>Computational graph, cost J</source>
        <translation>计算图，代价 J</translation>
    </message>
    <message>
        <source>Layers with gradients ∇</source>
        <translation>各层与梯度 ∇</translation>
    </message>
    <message>
        <source>Chain rule written out</source>
        <translation>链式法则逐项写出</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>聚焦</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Change the notation</source>
        <translation>更改记法</translation>
    </message>
    <message>
        <source>%1 significant digits</source>
        <translation>%1 位有效数字</translation>
    </message>
    <message>
        <source>Follow the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
</context>
<context>
    <name>deltaflow::ViewDocks</name>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Save picture of %1…</source>
        <translation>保存 %1 的图片…</translation>
    </message>
</context>
<context>
    <name>deltaflow::Words</name>
    <message>
        <source>identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>½ squared error</source>
        <translation>½ 平方误差</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>Categorical cross-entropy</source>
        <translation>多类交叉熵</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>L2: λ/2m · ΣW²</source>
        <translation>L2：λ/2m · ΣW²</translation>
    </message>
    <message>
        <source>L2: λ/2 · ΣW²</source>
        <translation>L2：λ/2 · ΣW²</translation>
    </message>
    <message>
        <source>L1: λ/m · Σ|W|</source>
        <translation>L1：λ/m · Σ|W|</translation>
    </message>
    <message>
        <source>L1: λ · Σ|W|</source>
        <translation>L1：λ · Σ|W|</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>给定值</translation>
    </message>
    <message>
        <source>Uniform −1 … 1</source>
        <translation>均匀分布 −1 … 1</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>零</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>deltaflow::WorksheetDialog</name>
    <message>
        <source>%1-answers</source>
        <translation>%1-答案</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>练习卷</translation>
    </message>
    <message>
        <source>Left blank</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>The same seed gives the same numbers on every computer</source>
        <translation>同样的种子在任何计算机上给出同样的数</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>神经元</translation>
    </message>
    <message>
        <source>Whole layers</source>
        <translation>整层</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Behind the sheets</source>
        <translation>附在卷后</translation>
    </message>
    <message>
        <source>In a file of their own</source>
        <translation>单独成文件</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>不写</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Steps of</source>
        <translation>步骤按</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>有效位数</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>First page of the sheet</source>
        <translation>练习的第一页</translation>
    </message>
    <message>
        <source>First page of the answers</source>
        <translation>答案的第一页</translation>
    </message>
    <message>
        <source>Shown page</source>
        <translation>显示的页</translation>
    </message>
    <message>
        <source>Steps to compute in each version: %1</source>
        <translation>每份要计算的步数：%1</translation>
    </message>
    <message>
        <source>Pages to print</source>
        <translation>可打印的页面</translation>
    </message>
    <message>
        <source>LaTeX document</source>
        <translation>LaTeX 文档</translation>
    </message>
    <message>
        <source>“%1” and “%2” are written.</source>
        <translation>已写入“%1”和“%2”。</translation>
    </message>
    <message>
        <source>“%1” is written.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not written: its name must end in .pdf or .tex.</source>
        <translation>没有写入“%1”：文件名必须以 .pdf 或 .tex 结尾。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>无法写入“%1”：%2</translation>
    </message>
    <message>
        <source>All of the kinds below</source>
        <translation>以下所有类别</translation>
    </message>
    <message>
        <source>At most so many steps, chosen by the seed; the others are given</source>
        <translation>最多留空的步数，由随机种子选定；其余直接给出</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>留空数</translation>
    </message>
</context>
</TS>
