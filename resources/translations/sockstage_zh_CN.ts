<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sockstage</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1 "%2"</source>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 毫秒</translation>
    </message>
    <message>
        <source>%1 (here: %2): %3</source>
        <translation>%1（此处：%2）：%3</translation>
    </message>
    <message>
        <source>%1 (inferred; the kernel has not told)</source>
        <translation>%1（推断；内核没有报告）</translation>
    </message>
    <message>
        <source>%1 (kernel) and %2 (inferred)</source>
        <translation>%1（内核）和 %2（推断）</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 as a file…</source>
        <translation>%1存为文件…</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 can only be read: getsockopt(fd, %1)</source>
        <translation>%1 只能读取：getsockopt(fd, %1)</translation>
    </message>
    <message>
        <source>%1 cannot be read to its end: %2. What stands before it was read.</source>
        <translation>%1 无法读到末尾：%2。此前的内容已经读入。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Name a capture (pcap or pcapng) that you may read.</source>
        <translation>%1 无法读取：%2。请指定可读的抓包文件（pcap 或 pcapng）。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Name a scenario file that you may read, or a demo of 'sockstage list'.</source>
        <translation>%1 无法读取：%2。请指定可读的演示文件，或 'sockstage list' 中的演示。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder or name.</source>
        <translation>%1 无法写入：%2。请换一个文件夹或文件名。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Name a file in a folder that you may write to.</source>
        <translation>%1 无法写入：%2。请指定有写权限的文件夹中的文件。</translation>
    </message>
    <message>
        <source>%1 connection %2</source>
        <translation>%1（连接 %2）</translation>
    </message>
    <message>
        <source>%1 could not be done: %2</source>
        <translation>%1 无法执行：%2</translation>
    </message>
    <message>
        <source>%1 could not be done: %2 (%3)</source>
        <translation>%1 无法执行：%2（%3）</translation>
    </message>
    <message>
        <source>%1 does not begin</source>
        <translation>%1 没有开始</translation>
    </message>
    <message>
        <source>%1 events were lost</source>
        <translation>丢失了 %1 个事件</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>%1 failed with %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 failed with %2: %3</source>
        <translation>%1 失败（%2）：%3</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>来自 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，从%2到%3</translation>
    </message>
    <message>
        <source>%1 has no connected socket</source>
        <translation>%1 没有已连接的套接字</translation>
    </message>
    <message>
        <source>%1 has no listening socket</source>
        <translation>%1 没有监听套接字</translation>
    </message>
    <message>
        <source>%1 has no socket in %2</source>
        <translation>%1 没有处于 %2 的套接字</translation>
    </message>
    <message>
        <source>%1 has no variable '%2' yet</source>
        <translation>%1 还没有变量 '%2'</translation>
    </message>
    <message>
        <source>%1 holds no packets.</source>
        <translation>%1 中没有任何分组。</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1是空的</translation>
    </message>
    <message>
        <source>%1 is no scenario: it is larger than %2 MiB. To look at a capture use 'sockstage open %1'.</source>
        <translation>%1 不是场景文件：它大于 %2 MiB。要查看抓包文件，请用“sockstage open %1”。</translation>
    </message>
    <message>
        <source>%1 is now %2.</source>
        <translation>%1现在处于 %2。</translation>
    </message>
    <message>
        <source>%1 is still in %2(), which has not returned: a process makes one call at a time</source>
        <translation>%1 还在 %2()里，它还没有返回：一个进程一次只能做一个调用</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1太大</translation>
    </message>
    <message>
        <source>%1 lacks '%2'</source>
        <translation>%1缺少 '%2'</translation>
    </message>
    <message>
        <source>%1 may send %2 B</source>
        <translation>%1可发送 %2 B</translation>
    </message>
    <message>
        <source>%1 ms later</source>
        <translation>%1 毫秒后</translation>
    </message>
    <message>
        <source>%1 must be a list [...]</source>
        <translation>%1必须是列表 [...]</translation>
    </message>
    <message>
        <source>%1 must be a whole number</source>
        <translation>%1必须是整数</translation>
    </message>
    <message>
        <source>%1 must be an object {...}</source>
        <translation>%1必须是对象 {...}</translation>
    </message>
    <message>
        <source>%1 must be from %2 to %3</source>
        <translation>%1必须在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>%1 must be text in quotes</source>
        <translation>%1必须是带引号的文字</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1必须是 true 或 false</translation>
    </message>
    <message>
        <source>%1 never reaches %2: it is dropped.</source>
        <translation>%1 没有到达%2：它被丢弃了。</translation>
    </message>
    <message>
        <source>%1 of %2 ends in %3 s.</source>
        <translation>%2 的 %1 在 %3 s 后结束。</translation>
    </message>
    <message>
        <source>%1 of %2 is over: it is CLOSED now.</source>
        <translation>%2 的 %1 已经结束：现在是 CLOSED。</translation>
    </message>
    <message>
        <source>%1 of %2 should be %3 but is %4</source>
        <translation>%2 的 %1 应为 %3，实际为 %4</translation>
    </message>
    <message>
        <source>%1 reaches %2.</source>
        <translation>%1 到达%2。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 s later</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>%1 segments</source>
        <translation>%1 段</translation>
    </message>
    <message>
        <source>%1 should be %2 but has no connection</source>
        <translation>%1 应处于 %2，但没有连接</translation>
    </message>
    <message>
        <source>%1 should be %2 but has no listening socket</source>
        <translation>%1 应处于 %2，但没有监听套接字</translation>
    </message>
    <message>
        <source>%1 should be %2 but is %3</source>
        <translation>%1 应处于 %2，实际是 %3</translation>
    </message>
    <message>
        <source>%1 should be %2 in %3 connections but is in %4</source>
        <translation>%1 应在 %3 个连接中处于 %2，实际是 %4 个</translation>
    </message>
    <message>
        <source>%1 should be %2 in connection %3 but has no end of it</source>
        <translation>%1 在连接 %3 中应处于 %2，但它不是这个连接的一端</translation>
    </message>
    <message>
        <source>%1 should be %2 in connection %3 but is %4</source>
        <translation>%1 在连接 %3 中应处于 %2，实际是 %4</translation>
    </message>
    <message>
        <source>%1 should be %2 in connection %3 but there is no such connection</source>
        <translation>%1 在连接 %3 中应处于 %2，但没有这个连接</translation>
    </message>
    <message>
        <source>%1 should be sent again</source>
        <translation>%1 应当重发</translation>
    </message>
    <message>
        <source>%1 should be sent again after %2 ms but was after %3 ms</source>
        <translation>%1 应在 %2 毫秒后重发，实际在 %3 毫秒后</translation>
    </message>
    <message>
        <source>%1 should now be %2.</source>
        <translation>%1现在应处于 %2。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1，发往 %2</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 到 %2：%3</translation>
    </message>
    <message>
        <source>%1 was not written: nothing of the session was kept.</source>
        <translation>%1 没有写入：会话什么也没有留下。</translation>
    </message>
    <message>
        <source>%1() needs %2: %3</source>
        <translation>%1() 缺少%2：%3</translation>
    </message>
    <message>
        <source>%1() of %2 failed with %3</source>
        <translation>%2 的 %1() 失败：%3</translation>
    </message>
    <message>
        <source>%1() of %2 should be blocked but has returned</source>
        <translation>%2 的 %1() 应阻塞，但已返回</translation>
    </message>
    <message>
        <source>%1() of %2 should bring "%3" but brought "%4"</source>
        <translation>%2 的 %1() 应得到“%3”，实际得到“%4”</translation>
    </message>
    <message>
        <source>%1() of %2 should fail with %3 but failed with %4</source>
        <translation>%2 的 %1() 应失败（%3），但错误是 %4</translation>
    </message>
    <message>
        <source>%1() of %2 should fail with %3 but returned %4</source>
        <translation>%2 的 %1() 应失败（%3），但返回了 %4</translation>
    </message>
    <message>
        <source>%1() of %2 should have returned but is still running</source>
        <translation>%2 的 %1() 应已返回，但还在执行</translation>
    </message>
    <message>
        <source>%1() of %2 should return %3 but returned %4</source>
        <translation>%2 的 %1() 应返回 %3，实际返回 %4</translation>
    </message>
    <message>
        <source>%1() of %2 should succeed but failed with %3</source>
        <translation>%2 的 %1() 应成功，但失败了：%3</translation>
    </message>
    <message>
        <source>%1() of %2 was never called</source>
        <translation>%2 从未调用 %1()</translation>
    </message>
    <message>
        <source>%1() returns nothing</source>
        <translation>%1() 没有返回值</translation>
    </message>
    <message>
        <source>%1() takes %2 argument: %3</source>
        <translation>%1() 只有 %2 个参数：%3</translation>
    </message>
    <message>
        <source>%1() takes %2 arguments: %3</source>
        <translation>%1() 有 %2 个参数：%3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, %2: %3 bytes</source>
        <translation>%1，%2：%3 字节</translation>
    </message>
    <message>
        <source>%1, %2: state %3, %4.</source>
        <translation>%1，%2：状态 %3，%4。</translation>
    </message>
    <message>
        <source>%1, %2: state %3.</source>
        <translation>%1，%2：状态 %3。</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: %4 Mend the file and run it again.</source>
        <translation>%1，第 %2 行第 %3 列：%4 请改正文件后再运行。</translation>
    </message>
    <message>
        <source>%1, sent again</source>
        <translation>%1，重发</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1，第 %2 步，共 %3 步</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1. %2 (%3)</source>
        <translation>%1。%2（%3）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 (at byte %3).</source>
        <translation>%1：%2（第 %3 字节处）。</translation>
    </message>
    <message>
        <source>%1: %2 B in flight</source>
        <translation>%1：在途 %2 B</translation>
    </message>
    <message>
        <source>%1: %2 s left</source>
        <translation>%1：还剩 %2 秒</translation>
    </message>
    <message>
        <source>%1: %2 timer</source>
        <translation>%1：%2 定时器</translation>
    </message>
    <message>
        <source>%1: %2, seq %3, %4 B</source>
        <translation>%1：%2，seq %3，%4 B</translation>
    </message>
    <message>
        <source>%1: %2. A click goes to where it began.</source>
        <translation>%1：%2。点击即到它开始的时刻。</translation>
    </message>
    <message>
        <source>%1: RTO</source>
        <translation>%1：RTO</translation>
    </message>
    <message>
        <source>%1: RTT</source>
        <translation>%1：RTT</translation>
    </message>
    <message>
        <source>%1: packets much earlier than those before them, left where they stand: %2.</source>
        <translation>%1：%2 个分组比前面的早得多，保留在文件中的位置。</translation>
    </message>
    <message>
        <source>%1: packets that stood behind later ones, put in order by time: %2.</source>
        <translation>%1：%2 个分组排在更晚的分组之后，已按时间排好序。</translation>
    </message>
    <message>
        <source>%1: receive queue</source>
        <translation>%1：接收队列</translation>
    </message>
    <message>
        <source>%1: send queue</source>
        <translation>%1：发送队列</translation>
    </message>
    <message>
        <source>%1: unknown kind of file; the name must end in .%2.</source>
        <translation>%1：未知的文件类型；文件名须以 .%2 结尾。</translation>
    </message>
    <message>
        <source>%1; did you mean '%2' for '%3'?</source>
        <translation>%1；'%3' 是不是想写 '%2'？</translation>
    </message>
    <message>
        <source>%1; did you mean '%2'?</source>
        <translation>%1；是不是想写 '%2'？</translation>
    </message>
    <message>
        <source>%1; it is one of: %2</source>
        <translation>%1；可以是：%2</translation>
    </message>
    <message>
        <source>%1; known are SYN  SYN,ACK  ACK  FIN  FIN,ACK  RST  data  datagram  fragment  ICMP  any</source>
        <translation>%1；可用的有 SYN  SYN,ACK  ACK  FIN  FIN,ACK  RST  data  datagram  fragment  ICMP  any</translation>
    </message>
    <message>
        <source>%1; possible: %2</source>
        <translation>%1；可以是：%2</translation>
    </message>
    <message>
        <source>'%1' has been started before</source>
        <translation>'%1' 已经启动过</translation>
    </message>
    <message>
        <source>'%1' has not started yet: its step with 'start' comes later</source>
        <translation>'%1' 还没有启动：它的 'start' 步骤在后面</translation>
    </message>
    <message>
        <source>'%1' is no address; write 127.0.0.1:9000 or [::1]:9000</source>
        <translation>'%1' 不是地址；应写成 127.0.0.1:9000 或 [::1]:9000</translation>
    </message>
    <message>
        <source>'%1' is no number; written are 5, -1, 2.5</source>
        <translation>“%1”不是数；数写作 5、-1、2.5</translation>
    </message>
    <message>
        <source>'%1' is no value; a text stands in quotation marks: "%1"</source>
        <translation>“%1”不是值；文字要写在引号里："%1"</translation>
    </message>
    <message>
        <source>'%1' is no variable of %2</source>
        <translation>'%1' 不是 %2 的变量</translation>
    </message>
    <message>
        <source>'%1' is written '%2'</source>
        <translation>“%1”要写作“%2”</translation>
    </message>
    <message>
        <source>'%1' is written as an address and its port: 0.0.0.0:9000 or 127.0.0.1:9000</source>
        <translation>“%1”要写成地址和端口：0.0.0.0:9000 或 127.0.0.1:9000</translation>
    </message>
    <message>
        <source>'%1' takes no 'actor'</source>
        <translation>'%1' 不带 'actor'</translation>
    </message>
    <message>
        <source>'(' is expected after %1</source>
        <translation>%1 之后应是 '('</translation>
    </message>
    <message>
        <source>')' is missing</source>
        <translation>缺少 ')'</translation>
    </message>
    <message>
        <source>',' is expected here, and not ':'</source>
        <translation>这里应是“,”，而不是“:”</translation>
    </message>
    <message>
        <source>',' or ')' is expected</source>
        <translation>这里应是 ',' 或 ')'</translation>
    </message>
    <message>
        <source>',' stands between two entries, and not ';'</source>
        <translation>两项之间用“,”，不用“;”</translation>
    </message>
    <message>
        <source>':' is missing after the key %1</source>
        <translation>键 %1 后面缺少“:”</translation>
    </message>
    <message>
        <source>':' stands between a key and its value, and not '='</source>
        <translation>键与值之间用“:”，不用“=”</translation>
    </message>
    <message>
        <source>'atMost' is less than 'atLeast'</source>
        <translation>'atMost' 小于 'atLeast'</translation>
    </message>
    <message>
        <source>'from' and an actor are expected after %1</source>
        <translation>%1 之后应是 'from' 和一个角色</translation>
    </message>
    <message>
        <source>'ms' goes with 'delay' only</source>
        <translation>'ms' 只能与 'delay' 一起使用</translation>
    </message>
    <message>
        <source>'optional' goes with a judgement only: %1</source>
        <translation>“optional”只能与对报文段的处置一起使用：%1</translation>
    </message>
    <message>
        <source>'queue' needs recv, send, accept or syn</source>
        <translation>'queue' 需要 recv、send、accept 或 syn</translation>
    </message>
    <message>
        <source>'sockstage check' tells more</source>
        <translation>详情请运行 'sockstage check'</translation>
    </message>
    <message>
        <source>'tcp' needs one of: %1</source>
        <translation>“tcp”需要以下之一：%1</translation>
    </message>
    <message>
        <source>'then' goes with 'call' only</source>
        <translation>'then' 只能与 'call' 一起用</translation>
    </message>
    <message>
        <source>'wait' is written: "wait": true, or "wait": 2000 (milliseconds)</source>
        <translation>“wait”应写作："wait": true，或 "wait": 2000（毫秒）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a sentence</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>, before: %1</source>
        <translation>，之前：%1</translation>
    </message>
    <message>
        <source>/proc is missing or read-only</source>
        <translation>/proc 不存在或只读</translation>
    </message>
    <message>
        <source>1 segment</source>
        <translation>1 段</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 到 9</translation>
    </message>
    <message>
        <source>2MSL: %1</source>
        <translation>2MSL：%1</translation>
    </message>
    <message>
        <source>2MSL: %1 left</source>
        <translation>2MSL：还剩 %1</translation>
    </message>
    <message>
        <source>A SYN arrived: the kernel answers with its own number and acknowledges the caller's.</source>
        <translation>收到 SYN：内核以自己的序号回答，并确认对方的序号。</translation>
    </message>
    <message>
        <source>A bracket at the life line: the call blocks as long as that</source>
        <translation>生命线旁的竖线：系统调用阻塞了这么久</translation>
    </message>
    <message>
        <source>A capture holds segments only: no kernel was asked.</source>
        <translation>抓包文件只有报文段，没有内核状态。</translation>
    </message>
    <message>
        <source>A capture. Segments: %1. Scrub the time line, or click an arrow.</source>
        <translation>抓包文件：%1 个报文段。拖动时间轴，或点击箭头。</translation>
    </message>
    <message>
        <source>A cross at the end: dropped, it never arrives</source>
        <translation>末端的叉：已丢弃，永远不会到达</translation>
    </message>
    <message>
        <source>A kink in the line: this segment was held at the door for so long</source>
        <translation>线上的折弯：这个报文段在门口停住了这么久</translation>
    </message>
    <message>
        <source>A recorded session plays instead.</source>
        <translation>改为播放录制的会话。</translation>
    </message>
    <message>
        <source>A state of the client: a solid bar, with the state's name</source>
        <translation>客户端的状态：实心条，旁边是状态名</translation>
    </message>
    <message>
        <source>A state of the server: a hatched bar</source>
        <translation>服务器的状态：斜线条</translation>
    </message>
    <message>
        <source>ACK alone: thin line, open head</source>
        <translation>只有 ACK：细线，空心箭头</translation>
    </message>
    <message>
        <source>ACKs are not delayed, for now</source>
        <translation>暂时不推迟 ACK</translation>
    </message>
    <message>
        <source>AF_INET or AF_INET6</source>
        <translation>AF_INET 或 AF_INET6</translation>
    </message>
    <message>
        <source>Absolute: the kernel's own</source>
        <translation>绝对：内核的真实值</translation>
    </message>
    <message>
        <source>Acknowledgment Number</source>
        <translation>确认号</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被使用</translation>
    </message>
    <message>
        <source>Address family not supported by protocol</source>
        <translation>不支持的地址族</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>所有连接</translation>
    </message>
    <message>
        <source>An ACK is not sent again by itself; the kernel resends what it answers in %1 s.</source>
        <translation>ACK 本身不会重发；内核在 %1 s 后重发它所回应的报文段。</translation>
    </message>
    <message>
        <source>An ACK is not sent again by itself; the next one tells all that it told.</source>
        <translation>ACK 本身不会重发；下一个 ACK 会包含它的全部内容。</translation>
    </message>
    <message>
        <source>And?</source>
        <translation>还有呢？</translation>
    </message>
    <message>
        <source>Another export is under way: wait for it, or cancel it.</source>
        <translation>另一个导出正在进行：请等它完成，或取消它。</translation>
    </message>
    <message>
        <source>Answer the question</source>
        <translation>回答问题</translation>
    </message>
    <message>
        <source>AppArmor restricts user namespaces (kernel.apparmor_restrict_unprivileged_userns)</source>
        <translation>AppArmor 限制了用户命名空间（kernel.apparmor_restrict_unprivileged_userns）</translation>
    </message>
    <message>
        <source>As symbols: x, y, u, v, w</source>
        <translation>符号：x、y、u、v、w</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>回到实时</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Blank screen</source>
        <translation>空白屏幕</translation>
    </message>
    <message>
        <source>Both sides called at once: their SYNs crossed, each is acknowledged.</source>
        <translation>双方同时呼叫：SYN 在途中交叉，各自得到确认。</translation>
    </message>
    <message>
        <source>Both sides closed at once: the other FIN came before our FIN was acknowledged.</source>
        <translation>双方同时关闭：我方 FIN 被确认之前对方 FIN 先到。</translation>
    </message>
    <message>
        <source>Bring it back here</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>Bring it back here · R</source>
        <translation>回到这一步 · R</translation>
    </message>
    <message>
        <source>Bringing it back: %1…</source>
        <translation>正在回到这一步：%1…</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>管道已断开</translation>
    </message>
    <message>
        <source>CLOSE</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Call flow</source>
        <translation>调用流程</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>抓包</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>图表：%1</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Charts: %1</source>
        <translation>图表：%1</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>Choose a demo on the left, or open a capture.</source>
        <translation>请在左侧选择演示，或打开抓包文件。</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
    <message>
        <source>Closed before the handshake was over: the FIN follows the SYN.</source>
        <translation>握手未完就关闭：FIN 紧跟 SYN。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Code of %1</source>
        <translation>%1的代码</translation>
    </message>
    <message>
        <source>Coming back…</source>
        <translation>正在返回…</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对端重置</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Copy to the clipboard</source>
        <translation>复制到剪贴板</translation>
    </message>
    <message>
        <source>Count a show of hands</source>
        <translation>统计举手人数</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data: thick line, filled head</source>
        <translation>数据：粗线，实心箭头</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Deliver %1</source>
        <translation>送达 %1</translation>
    </message>
    <message>
        <source>Deliver segment</source>
        <translation>送达报文段</translation>
    </message>
    <message>
        <source>Demos</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Demos, sessions and captures (*.json *.pcapng *.pcap *.cap);;All files (*)</source>
        <translation>演示、会话与抓包 (*.json *.pcapng *.pcap *.cap);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Destination Address</source>
        <translation>目的地址</translation>
    </message>
    <message>
        <source>Destination Port</source>
        <translation>目的端口</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Dotted: what may come next</source>
        <translation>点线：接下来可能发生的</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>Drop segment</source>
        <translation>丢弃报文段</translation>
    </message>
    <message>
        <source>EPOLL_CTL_ADD, EPOLL_CTL_MOD or EPOLL_CTL_DEL</source>
        <translation>EPOLL_CTL_ADD、EPOLL_CTL_MOD 或 EPOLL_CTL_DEL</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>以太网</translation>
    </message>
    <message>
        <source>Exec format error</source>
        <translation>无法执行的文件格式</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exporting: %1…</source>
        <translation>正在导出：%1…</translation>
    </message>
    <message>
        <source>Extension Headers</source>
        <translation>扩展首部</translation>
    </message>
    <message>
        <source>FIN: a bar behind the head, the last of its side</source>
        <translation>FIN：箭头后有一横，这一方到此为止</translation>
    </message>
    <message>
        <source>File descriptors</source>
        <translation>文件描述符</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>Final score: %1 of %2.</source>
        <translation>最终得分：%1 / %2。</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Flow Label</source>
        <translation>流标签</translation>
    </message>
    <message>
        <source>Fragment Offset</source>
        <translation>片偏移</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Function not implemented</source>
        <translation>系统没有这个功能</translation>
    </message>
    <message>
        <source>Gaps in the line: the kernel sent it again</source>
        <translation>断续的线：内核重发</translation>
    </message>
    <message>
        <source>Go on with Space, or choose another demo on the left. F1 tells all keys and signs.</source>
        <translation>按空格继续，或在左边选择别的演示。F1 列出所有按键和图例。</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Hands for: %1</source>
        <translation>举手人数：%1</translation>
    </message>
    <message>
        <source>Header Checksum</source>
        <translation>首部校验和</translation>
    </message>
    <message>
        <source>Held at the receiver's door: deliver or drop it, the kernel waits</source>
        <translation>在接收方门口停住：送达或丢弃，内核在等</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Hop Limit</source>
        <translation>跳数限制</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Inferred from the segments, the kernel has not told</source>
        <translation>由报文段推断，内核没有说</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入输出错误</translation>
    </message>
    <message>
        <source>Interrupted system call</source>
        <translation>系统调用被中断</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>It arrives in %1 s.</source>
        <translation>它在 %1 s 后到达。</translation>
    </message>
    <message>
        <source>It has reached %1, which is %2 now.</source>
        <translation>它已到达现处于 %2 的 %1。</translation>
    </message>
    <message>
        <source>It is in %1: %2.</source>
        <translation>正在 %1：%2。</translation>
    </message>
    <message>
        <source>Jump to a step, a state or a call</source>
        <translation>跳转到某一步、某个状态或某次调用</translation>
    </message>
    <message>
        <source>Jump to…</source>
        <translation>跳转到…</translation>
    </message>
    <message>
        <source>Keep segment on the wire</source>
        <translation>把报文段留在网络上</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keys and signs</source>
        <translation>按键与图例</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>Ladder: %1</source>
        <translation>时序图：%1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Laser pointer</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>Last step, or back to live</source>
        <translation>最后一步，或回到实时</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>分层</translation>
    </message>
    <message>
        <source>Layers and the way to the socket</source>
        <translation>各层与通往套接字的路</translation>
    </message>
    <message>
        <source>Leave what covers the desk</source>
        <translation>离开盖住桌面的画面</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Most hands, %1 of %2: %3 %4</source>
        <translation>举手最多，%2 人中 %1 人：%3 %4</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next Header</source>
        <translation>下一个首部</translation>
    </message>
    <message>
        <source>Next · Space</source>
        <translation>下一步 · 空格</translation>
    </message>
    <message>
        <source>No TCP connection yet</source>
        <translation>还没有 TCP 连接</translation>
    </message>
    <message>
        <source>No TCP segment has been sent yet.</source>
        <translation>还没有发出过 TCP 报文段。</translation>
    </message>
    <message>
        <source>No buffer space available</source>
        <translation>没有缓冲空间</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>还没有报文</translation>
    </message>
    <message>
        <source>No notes for this step.</source>
        <translation>这一步没有备注。</translation>
    </message>
    <message>
        <source>No segment yet</source>
        <translation>还没有报文段</translation>
    </message>
    <message>
        <source>No socket has a queue yet.</source>
        <translation>还没有套接字有队列。</translation>
    </message>
    <message>
        <source>No socket has an address yet.</source>
        <translation>还没有套接字拥有地址。</translation>
    </message>
    <message>
        <source>No socket has the whole 4-tuple: the one that waits on the port takes it.</source>
        <translation>没有套接字匹配完整四元组：由在该端口等待的套接字接收。</translation>
    </message>
    <message>
        <source>No socket is in TIME-WAIT yet.</source>
        <translation>还没有套接字处于 TIME-WAIT。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有这个设备</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或目录</translation>
    </message>
    <message>
        <source>No such process</source>
        <translation>没有这个进程</translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <translation>没有人回答。</translation>
    </message>
    <message>
        <source>Nobody sends it again.</source>
        <translation>没有人会重发它。</translation>
    </message>
    <message>
        <source>Nobody sends it again: UDP does not watch over its datagrams.</source>
        <translation>没有人会重发它：UDP 不照看自己的数据报。</translation>
    </message>
    <message>
        <source>Nobody: the kernel answers with ICMP port unreachable.</source>
        <translation>无人接收：内核回应 ICMP 端口不可达。</translation>
    </message>
    <message>
        <source>Nobody: the kernel answers with RST.</source>
        <translation>无人接收：内核回应 RST。</translation>
    </message>
    <message>
        <source>Nobody: the kernel discards it, for an RST is never answered.</source>
        <translation>没有接收者：内核将其丢弃，对 RST 从不回应。</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>正常大小</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有发生任何事</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还什么都没有发生。</translation>
    </message>
    <message>
        <source>Nothing is written</source>
        <translation>不会写入任何内容</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>O_NONBLOCK</source>
        <translation>O_NONBLOCK</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>One connection, or all</source>
        <translation>一个连接，或全部</translation>
    </message>
    <message>
        <source>One segment brings both: our FIN's acknowledgment and the other side's FIN.</source>
        <translation>一个报文段同时带来对我方 FIN 的确认和对方的 FIN。</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>只显示 %1</translation>
    </message>
    <message>
        <source>Only one connection, which has not begun here</source>
        <translation>只显示一个连接，此时它还没有开始</translation>
    </message>
    <message>
        <source>Open a demo, a session or a capture</source>
        <translation>打开演示、会话或抓包文件</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>不支持的操作</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Our FIN is acknowledged as well: nothing is left but to wait.</source>
        <translation>我方 FIN 也被确认：只剩等待。</translation>
    </message>
    <message>
        <source>Our FIN is acknowledged: half closed, the other side may still send.</source>
        <translation>我方 FIN 已被确认：半关闭，对方仍可发送。</translation>
    </message>
    <message>
        <source>Our FIN is acknowledged: the connection is forgotten.</source>
        <translation>我方 FIN 已被确认：连接就此消失。</translation>
    </message>
    <message>
        <source>Our SYN is acknowledged and the other side's number is known: connect() returns.</source>
        <translation>我方 SYN 已被确认，也得知对方序号：connect() 返回。</translation>
    </message>
    <message>
        <source>Our program closes as well: the second FIN leaves.</source>
        <translation>我方程序也关闭：第二个 FIN 发出。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Page Up, ←</source>
        <translation>Page Up、←</translation>
    </message>
    <message>
        <source>Panel: %1</source>
        <translation>面板：%1</translation>
    </message>
    <message>
        <source>Panels at the right</source>
        <translation>右侧面板</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Payload Length</source>
        <translation>载荷长度</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不够</translation>
    </message>
    <message>
        <source>Picked: %1 %2</source>
        <translation>选择：%1 %2</translation>
    </message>
    <message>
        <source>Pictures and texts (%1)</source>
        <translation>图片和文本（%1）</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>指示工具</translation>
    </message>
    <message>
        <source>Predict mode</source>
        <translation>预测模式</translation>
    </message>
    <message>
        <source>Predict mode is off.</source>
        <translation>预测模式已关闭。</translation>
    </message>
    <message>
        <source>Predict mode is on: before a step the class is asked what comes next.</source>
        <translation>预测模式已开启：每一步之前先问全班接下来会发生什么。</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>放映</translation>
    </message>
    <message>
        <source>Present from here</source>
        <translation>从当前步放映</translation>
    </message>
    <message>
        <source>Present from the beginning</source>
        <translation>从头放映</translation>
    </message>
    <message>
        <source>Presenter window</source>
        <translation>演讲者窗口</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the ladder…</source>
        <translation>打印时序图…</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>打印：%1</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Protocol and both addresses fit: the 4-tuple names this one connection.</source>
        <translation>协议与两端地址都匹配：四元组唯一确定这个连接。</translation>
    </message>
    <message>
        <source>Protocol not available</source>
        <translation>没有这个协议选项</translation>
    </message>
    <message>
        <source>Protocol not supported</source>
        <translation>不支持的协议</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>RST: crossed strokes behind the head</source>
        <translation>RST：箭头后有交叉的两笔</translation>
    </message>
    <message>
        <source>RTT, RTO</source>
        <translation>RTT、RTO</translation>
    </message>
    <message>
        <source>Read from a file. The states are inferred from the segments.</source>
        <translation>读自文件，状态由报文段推断。</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>Recorded from a real kernel.</source>
        <translation>录自真实内核。</translation>
    </message>
    <message>
        <source>Recorded session</source>
        <translation>录制的会话</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Relative: from 0</source>
        <translation>相对：从 0 开始</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Reset timer</source>
        <translation>计时清零</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>资源暂时不可用</translation>
    </message>
    <message>
        <source>Rest of Header</source>
        <translation>首部其余部分</translation>
    </message>
    <message>
        <source>Right. The kernel did it: %1</source>
        <translation>正确。内核的结果：%1</translation>
    </message>
    <message>
        <source>Rsrvd</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>SACK Permitted</source>
        <translation>允许 SACK</translation>
    </message>
    <message>
        <source>SEND</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>SHUT_RD, SHUT_WR or SHUT_RDWR</source>
        <translation>SHUT_RD、SHUT_WR 或 SHUT_RDWR</translation>
    </message>
    <message>
        <source>SOCK_STREAM or SOCK_DGRAM</source>
        <translation>SOCK_STREAM 或 SOCK_DGRAM</translation>
    </message>
    <message>
        <source>SYN queue</source>
        <translation>半连接队列（SYN）</translation>
    </message>
    <message>
        <source>SYN: solid line, filled head</source>
        <translation>SYN：实线，实心箭头</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save the session…</source>
        <translation>保存会话…</translation>
    </message>
    <message>
        <source>Score: %1 of %2.</source>
        <translation>得分：%1 / %2。</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the demos</source>
        <translation>搜索演示</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>Segment: %1</source>
        <translation>报文段：%1</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Sequence Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Sequence numbers</source>
        <translation>序号显示</translation>
    </message>
    <message>
        <source>Sessions, for Wireshark too (*.pcapng)</source>
        <translation>会话，Wireshark 也能打开 (*.pcapng)</translation>
    </message>
    <message>
        <source>Show all connections again (C)</source>
        <translation>重新显示所有连接（C）</translation>
    </message>
    <message>
        <source>Show the demos</source>
        <translation>显示演示列表</translation>
    </message>
    <message>
        <source>Signs of the picture</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Sockets of %1</source>
        <translation>%1的套接字</translation>
    </message>
    <message>
        <source>Sockstage: presenter</source>
        <translation>Sockstage：演讲者</translation>
    </message>
    <message>
        <source>Source Address</source>
        <translation>源地址</translation>
    </message>
    <message>
        <source>Source Port</source>
        <translation>源端口</translation>
    </message>
    <message>
        <source>Space does the next thing of the lesson, ← looks back. Nothing arrives unless you let it.</source>
        <translation>空格进行课程的下一步，← 回看。你不放行，什么都不会到达。</translation>
    </message>
    <message>
        <source>Space goes one step on, ← one back. F1 tells all keys.</source>
        <translation>空格前进一步，← 后退一步。F1 列出所有按键。</translation>
    </message>
    <message>
        <source>Space makes the next call. Every segment waits at its receiver's door until you deliver it (D) or drop it (X).</source>
        <translation>空格执行下一个系统调用。每个报文段都在接收方门口停住，直到你送达（D）或丢弃（X）。</translation>
    </message>
    <message>
        <source>Space, Page Down, →</source>
        <translation>空格、Page Down、→</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>Stage on %1</source>
        <translation>舞台在 %1</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>舞台：%1</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已失效</translation>
    </message>
    <message>
        <source>Standard output cannot be written: %1. Send it to a file or a program that takes it.</source>
        <translation>标准输出无法写入：%1。请把输出送到能接收它的文件或程序。</translation>
    </message>
    <message>
        <source>Start the demo anew</source>
        <translation>重新开始演示</translation>
    </message>
    <message>
        <source>Starting: %1…</source>
        <translation>正在启动：%1…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>State diagram of RFC 9293</source>
        <translation>RFC 9293 状态图</translation>
    </message>
    <message>
        <source>State table</source>
        <translation>状态表</translation>
    </message>
    <message>
        <source>State table: %1, %2</source>
        <translation>状态表：%1，%2</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>States of the kernel</source>
        <translation>内核状态</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Steps to come</source>
        <translation>后面的步骤</translation>
    </message>
    <message>
        <source>Swap screens</source>
        <translation>交换屏幕</translation>
    </message>
    <message>
        <source>Swap the screens</source>
        <translation>交换屏幕</translation>
    </message>
    <message>
        <source>TCP settings of the namespace</source>
        <translation>命名空间的 TCP 设置</translation>
    </message>
    <message>
        <source>TIME-WAIT</source>
        <translation>TIME-WAIT</translation>
    </message>
    <message>
        <source>TIME-WAIT, with what is left of it</source>
        <translation>TIME-WAIT，以及剩余时间</translation>
    </message>
    <message>
        <source>TIME-WAIT: %1</source>
        <translation>TIME-WAIT：%1</translation>
    </message>
    <message>
        <source>Take the last mark back</source>
        <translation>撤销上一笔</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>文件正在被执行</translation>
    </message>
    <message>
        <source>That is all you need.</source>
        <translation>你需要知道的就是这些。</translation>
    </message>
    <message>
        <source>The RFC lets a listener turn and call actively; Linux does not offer it.</source>
        <translation>RFC 允许监听方转为主动呼叫；Linux 不提供。</translation>
    </message>
    <message>
        <source>The article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>The caller took its SYN back: the listener waits for the next one.</source>
        <translation>呼叫方收回了 SYN：监听方等待下一个。</translation>
    </message>
    <message>
        <source>The client's kernel has sent this SYN, and it waits at the server's door. Press Deliver (D), or drop it (X).</source>
        <translation>客户端的内核发出了这个 SYN，它在服务器门口停住。按“送达”（D），或者丢弃（X）。</translation>
    </message>
    <message>
        <source>The end of this demo. Next once more opens: %1</source>
        <translation>这个演示结束了。再按一次“下一步”打开：%1</translation>
    </message>
    <message>
        <source>The export was cancelled: nothing is written.</source>
        <translation>导出已取消：没有写入任何内容。</translation>
    </message>
    <message>
        <source>The kernel behind it is gone. What happened until then stays.</source>
        <translation>背后的内核环境已消失，此前发生的一切仍在台上。</translation>
    </message>
    <message>
        <source>The kernel has decided</source>
        <translation>内核已经决定</translation>
    </message>
    <message>
        <source>The kernel has not timed a connection yet.</source>
        <translation>内核还没有测量过连接的时间。</translation>
    </message>
    <message>
        <source>The kernel has sent it again.</source>
        <translation>内核已经重发了它。</translation>
    </message>
    <message>
        <source>The kernel itself: ICMP has no ports.</source>
        <translation>内核自己处理：ICMP 没有端口。</translation>
    </message>
    <message>
        <source>The kernel of this computer has answered by itself.</source>
        <translation>这台计算机的内核已经自行作出反应。</translation>
    </message>
    <message>
        <source>The kernel sends it again in %1 s.</source>
        <translation>内核在 %1 s 后重发它。</translation>
    </message>
    <message>
        <source>The kernel sends it again now.</source>
        <translation>内核现在重发它。</translation>
    </message>
    <message>
        <source>The kernel takes its time: %1.</source>
        <translation>内核还需要时间：%1。</translation>
    </message>
    <message>
        <source>The kernel will send it again.</source>
        <translation>内核会重发它。</translation>
    </message>
    <message>
        <source>The kernel's answer: %1</source>
        <translation>内核的答案：%1</translation>
    </message>
    <message>
        <source>The lab (sockstage-lab) did not start within %1 seconds; try again when the system is less busy.</source>
        <translation>实验程序（sockstage-lab）在 %1 秒内没有启动；请在系统空闲时重试。</translation>
    </message>
    <message>
        <source>The lab (sockstage-lab) ended at its start, with status %1; 'sockstage check' tells more.</source>
        <translation>实验程序（sockstage-lab）启动时即结束，状态 %1；详情请运行 'sockstage check'。</translation>
    </message>
    <message>
        <source>The lab (sockstage-lab) was killed by signal %1 at its start; 'sockstage check' tells more.</source>
        <translation>实验环境（sockstage-lab）启动时被信号 %1 杀死；“sockstage check”会说明更多。</translation>
    </message>
    <message>
        <source>The lab (sockstage-lab, pid %1) ended with status %2; what happened until then stays on the stage. Restart the demo to go on.</source>
        <translation>实验程序（sockstage-lab，pid %1）以状态 %2 结束；此前发生的一切仍在台上。重新开始演示即可继续。</translation>
    </message>
    <message>
        <source>The lab (sockstage-lab, pid %1) was killed by signal %2, and its processes with it; what happened until then stays on the stage. Restart the demo to go on.</source>
        <translation>实验程序（sockstage-lab，pid %1）及其进程被信号 %2 终止；此前发生的一切仍在台上。重新开始演示即可继续。</translation>
    </message>
    <message>
        <source>The listener is closed before anybody came.</source>
        <translation>还没有人来，监听套接字就关闭了。</translation>
    </message>
    <message>
        <source>The network is stopped: you decide.</source>
        <translation>网络已停住：由你决定。</translation>
    </message>
    <message>
        <source>The other side has finished too. We acknowledge and stay in case that ACK gets lost.</source>
        <translation>对方也结束了。我方确认并留守，以防该 ACK 丢失。</translation>
    </message>
    <message>
        <source>The other side has no more data. We may still send until our program closes.</source>
        <translation>对方不再有数据。在程序关闭之前，我方仍可发送。</translation>
    </message>
    <message>
        <source>The picture would be %1 × %2 pixels, too large for PNG: export it as SVG or PDF.</source>
        <translation>图片将有 %1 × %2 像素，PNG 放不下：请导出为 SVG 或 PDF。</translation>
    </message>
    <message>
        <source>The program gives up before an answer came, or nobody answered in time.</source>
        <translation>程序在得到回答前放弃，或迟迟无人回答。</translation>
    </message>
    <message>
        <source>The recorded session</source>
        <translation>录制的会话</translation>
    </message>
    <message>
        <source>The rule behind this step</source>
        <translation>这一步背后的规则</translation>
    </message>
    <message>
        <source>The run was stopped; what happened until then stays on the stage. %1</source>
        <translation>运行已停止；此前发生的一切仍留在舞台上。%1</translation>
    </message>
    <message>
        <source>The third segment proves that the caller heard us: both numbers are agreed.</source>
        <translation>第三个报文段证明对方听到了我们：双方序号达成一致。</translation>
    </message>
    <message>
        <source>The view has gone back. The kernel has not.</source>
        <translation>画面退回了，内核没有退回。</translation>
    </message>
    <message>
        <source>There is no demo '%1'; 'sockstage list' shows the ones there are.</source>
        <translation>没有演示 '%1'；'sockstage list' 列出现有演示。</translation>
    </message>
    <message>
        <source>There is no demo '%1'; did you mean %2? 'sockstage list' shows all.</source>
        <translation>没有演示 '%1'；你是指 %2 吗？'sockstage list' 列出全部。</translation>
    </message>
    <message>
        <source>There is no room for the session: neither memory nor the cache folder nor TMPDIR (%1) takes more of it: %2. Make room there, then start again.</source>
        <translation>会话没有空间了：内存、缓存文件夹和 TMPDIR（%1）都放不下更多：%2。请在那里腾出空间，然后重新开始。</translation>
    </message>
    <message>
        <source>There is not enough memory for this; close other programs, or raise the limit (ulimit -v).</source>
        <translation>内存不够；请关闭其他程序，或提高限制（ulimit -v）。</translation>
    </message>
    <message>
        <source>This demo has stopped before its end. Next once more starts it anew.</source>
        <translation>演示中途停止了。再按一次“下一步”重新开始。</translation>
    </message>
    <message>
        <source>This step did not lead where it should.</source>
        <translation>这一步没有得到应有的结果。</translation>
    </message>
    <message>
        <source>This step did not lead where it should: %1</source>
        <translation>这一步没有得到应有的结果：%1</translation>
    </message>
    <message>
        <source>This system does not allow the demo to run on the real kernel (%1: %2): %3; %4.</source>
        <translation>本系统不允许演示在真实内核上运行（%1：%2）：%3；%4。</translation>
    </message>
    <message>
        <source>This was the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>To come: %1 from %2</source>
        <translation>接下来：%2 发出 %1</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数太多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件太多</translation>
    </message>
    <message>
        <source>Too many users</source>
        <translation>用户太多</translation>
    </message>
    <message>
        <source>Total Length</source>
        <translation>总长度</translation>
    </message>
    <message>
        <source>Traffic Class</source>
        <translation>流量类别</translation>
    </message>
    <message>
        <source>Transmission control block</source>
        <translation>传输控制块（TCB）</translation>
    </message>
    <message>
        <source>Twice the lifetime of a segment has passed: no old segment is left on the wire.</source>
        <translation>两倍报文段最长寿命已过：线路上不再有旧报文段。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Type of Service</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>UDP datagram: short dashes, a diamond</source>
        <translation>UDP 数据报：短划线，菱形</translation>
    </message>
    <message>
        <source>UDP has no states and no handshake</source>
        <translation>UDP 没有状态，也没有握手</translation>
    </message>
    <message>
        <source>UDP port %1</source>
        <translation>UDP 端口 %1</translation>
    </message>
    <message>
        <source>UDP, connected</source>
        <translation>UDP，已连接</translation>
    </message>
    <message>
        <source>Urgent Pointer</source>
        <translation>紧急指针</translation>
    </message>
    <message>
        <source>V, held</source>
        <translation>按住 V</translation>
    </message>
    <message>
        <source>Value too large for defined data type</source>
        <translation>数值太大</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What comes next?</source>
        <translation>接下来会怎样？</translation>
    </message>
    <message>
        <source>What follows needs it.</source>
        <translation>后面的步骤需要它。</translation>
    </message>
    <message>
        <source>What is on the stage stays (Esc)</source>
        <translation>舞台上的内容保持不变（Esc）</translation>
    </message>
    <message>
        <source>What stands before it was read.</source>
        <translation>此前的内容已经读入。</translation>
    </message>
    <message>
        <source>What you see happens now, in the kernel of this computer.</source>
        <translation>你看到的一切此刻正发生在本机内核中。</translation>
    </message>
    <message>
        <source>When things go wrong</source>
        <translation>出错的时候</translation>
    </message>
    <message>
        <source>Where client and server stand in the state diagram</source>
        <translation>状态图中客户端（C）与服务器（S）所处的位置</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白屏</translation>
    </message>
    <message>
        <source>White screen</source>
        <translation>白屏</translation>
    </message>
    <message>
        <source>Whole connection, or what happens now</source>
        <translation>整个连接，或此刻发生的事</translation>
    </message>
    <message>
        <source>Whose packet is it? The kernel looks in its table of sockets:</source>
        <translation>这是谁的分组？内核查套接字表：</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Why: the rule behind this step</source>
        <translation>为什么：这一步背后的规则</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Window Scale</source>
        <translation>窗口扩大</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>You delayed the %1.</source>
        <translation>你延迟了 %1。</translation>
    </message>
    <message>
        <source>You delivered the %1 twice.</source>
        <translation>你把 %1 送达了两次。</translation>
    </message>
    <message>
        <source>You delivered the %1.</source>
        <translation>你送达了 %1。</translation>
    </message>
    <message>
        <source>You dropped the %1.</source>
        <translation>你丢弃了 %1。</translation>
    </message>
    <message>
        <source>You kept the %1 on the wire.</source>
        <translation>你把 %1 留在网络上。</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>\u takes four hexadecimal digits</source>
        <translation>\u 后面要有四个十六进制数字</translation>
    </message>
    <message>
        <source>\u%1 is one half of a character; write the character itself</source>
        <translation>\u%1 只是半个字符；请直接写出这个字符</translation>
    </message>
    <message>
        <source>\x takes two hexadecimal digits</source>
        <translation>\x 之后要有两个十六进制数字</translation>
    </message>
    <message>
        <source>a block length of %1</source>
        <translation>块的长度为 %1</translation>
    </message>
    <message>
        <source>a block of type %1 with a length of %2</source>
        <translation>类型为 %1 的块长度为 %2</translation>
    </message>
    <message>
        <source>a block whose two lengths differ</source>
        <translation>块的两个长度不一致</translation>
    </message>
    <message>
        <source>a call begins with a name, such as close(fd)</source>
        <translation>调用以名称开头，例如 close(fd)</translation>
    </message>
    <message>
        <source>a call is expected after '=', such as fd = socket(AF_INET, SOCK_STREAM)</source>
        <translation>'=' 之后应是一个调用，例如 fd = socket(AF_INET, SOCK_STREAM)</translation>
    </message>
    <message>
        <source>a call is expected, such as close(fd)</source>
        <translation>这里应是一个调用，例如 close(fd)</translation>
    </message>
    <message>
        <source>a capture does not tell of sockets</source>
        <translation>抓包文件不含套接字信息</translation>
    </message>
    <message>
        <source>a character that is not to be seen (%1) stands here; take it out</source>
        <translation>这里有一个看不见的字符（%1）；请删去</translation>
    </message>
    <message>
        <source>a comma is missing after line %1</source>
        <translation>第 %1 行后面缺少逗号</translation>
    </message>
    <message>
        <source>a comma is missing here</source>
        <translation>这里缺少逗号</translation>
    </message>
    <message>
        <source>a comment begins with // or /*</source>
        <translation>注释以//或/*开头</translation>
    </message>
    <message>
        <source>a constant is expected after '|'</source>
        <translation>'|' 之后应是一个常量</translation>
    </message>
    <message>
        <source>a control character inside a text is written by its number: %1</source>
        <translation>文字里的控制字符要用编号写：%1</translation>
    </message>
    <message>
        <source>a descriptor is 0 to 65535</source>
        <translation>描述符是 0 到 65535</translation>
    </message>
    <message>
        <source>a descriptor: a variable such as fd</source>
        <translation>描述符：一个变量，例如 fd</translation>
    </message>
    <message>
        <source>a key in quotation marks is expected here, and not '%1'</source>
        <translation>这里应是带引号的键，而不是“%1”</translation>
    </message>
    <message>
        <source>a key stands in quotation marks: "%1"</source>
        <translation>键要写在引号里："%1"</translation>
    </message>
    <message>
        <source>a list [...] has no keys; an object {...} has</source>
        <translation>列表[...]没有键；对象{...}才有</translation>
    </message>
    <message>
        <source>a listener keeps the SYN's headers</source>
        <translation>监听者保存 SYN 的首部</translation>
    </message>
    <message>
        <source>a listener takes data in a SYN; how many such may wait</source>
        <translation>监听者接受 SYN 中的数据；最多有多少这样的连接等待</translation>
    </message>
    <message>
        <source>a name has 1 to 64 bytes</source>
        <translation>名称有 1 到 64 字节</translation>
    </message>
    <message>
        <source>a network namespace of our own</source>
        <translation>独立的网络命名空间</translation>
    </message>
    <message>
        <source>a number ends with a digit</source>
        <translation>数字应以数字字符结尾</translation>
    </message>
    <message>
        <source>a number is expected</source>
        <translation>这里应是一个数字</translation>
    </message>
    <message>
        <source>a number is expected after '*'</source>
        <translation>'*' 之后应是一个数字</translation>
    </message>
    <message>
        <source>a number of bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>a packet of %1 bytes</source>
        <translation>%1 字节的包</translation>
    </message>
    <message>
        <source>a packet of %1 bytes in a block too short for it</source>
        <translation>%1 字节的包放不进它的块</translation>
    </message>
    <message>
        <source>a packet of interface %1, which was not described</source>
        <translation>包属于接口 %1，而它没有描述</translation>
    </message>
    <message>
        <source>a packet socket that sees every packet</source>
        <translation>能看到所有分组的套接字</translation>
    </message>
    <message>
        <source>a packet with the id %1</source>
        <translation>包的编号为 %1</translation>
    </message>
    <message>
        <source>a pcap of a variant that is not known</source>
        <translation>未知变体的 pcap</translation>
    </message>
    <message>
        <source>a pcapng damaged by a transfer as text: transfer it as binary</source>
        <translation>pcapng 因按文本传输而损坏：请按二进制传输</translation>
    </message>
    <message>
        <source>a question needs two choices or more</source>
        <translation>一个问题至少要有两个选项</translation>
    </message>
    <message>
        <source>a range needs 'atLeast', 'atMost' or both</source>
        <translation>范围需要“atLeast”、“atMost”或两者</translation>
    </message>
    <message>
        <source>a read or accept() gives up after so many milliseconds</source>
        <translation>读操作或 accept() 等待这么多毫秒后放弃</translation>
    </message>
    <message>
        <source>a read waits until so many bytes are there</source>
        <translation>读操作等到有这么多字节才返回</translation>
    </message>
    <message>
        <source>a scenario has %1 actors at most</source>
        <translation>一个场景最多有 %1 个进程</translation>
    </message>
    <message>
        <source>a scenario has %1 calls at most</source>
        <translation>一个场景最多有 %1 次调用</translation>
    </message>
    <message>
        <source>a scenario has %1 steps at most</source>
        <translation>一个场景最多有 %1 步</translation>
    </message>
    <message>
        <source>a scenario needs a step</source>
        <translation>场景至少要有一个步骤</translation>
    </message>
    <message>
        <source>a scenario needs an actor</source>
        <translation>场景至少要有一个角色（actor）</translation>
    </message>
    <message>
        <source>a scenario writes %1 MiB at most, all calls together</source>
        <translation>一个场景的所有调用合计最多写 %1 MiB</translation>
    </message>
    <message>
        <source>a seccomp filter forbids it, as a container has one</source>
        <translation>被 seccomp 过滤器禁止（容器常见）</translation>
    </message>
    <message>
        <source>a section header without the byte-order magic</source>
        <translation>节头缺少字节序标记</translation>
    </message>
    <message>
        <source>a segment is expected, such as "SYN from client"</source>
        <translation>这里应是一个报文段，例如 "SYN from client"</translation>
    </message>
    <message>
        <source>a signal such as SIGTERM</source>
        <translation>信号，例如 SIGTERM</translation>
    </message>
    <message>
        <source>a socket, and no connection yet</source>
        <translation>有套接字，尚无连接</translation>
    </message>
    <message>
        <source>a step has one action; this one has '%1' and '%2'</source>
        <translation>一个步骤只有一个动作；这里有 '%1' 和 '%2'</translation>
    </message>
    <message>
        <source>a step needs an action: %1</source>
        <translation>步骤缺少动作：%1</translation>
    </message>
    <message>
        <source>a step that waits needs 'expect': what it waits for</source>
        <translation>等待的步骤需要 'expect'：等待什么</translation>
    </message>
    <message>
        <source>a tab inside a text is written \t</source>
        <translation>文字里的制表符要写作 \t</translation>
    </message>
    <message>
        <source>a text needs 'en', 'zh_CN' or both</source>
        <translation>文字需要 'en'、'zh_CN' 或两者</translation>
    </message>
    <message>
        <source>a text stands in straight quotation marks, "...", and not in %1</source>
        <translation>文字要写在直引号"..."里，不能用 %1</translation>
    </message>
    <message>
        <source>a thin stream's retransmission timer is not doubled</source>
        <translation>细流的重传定时器不加倍</translation>
    </message>
    <message>
        <source>a time-out in milliseconds (-1: none)</source>
        <translation>超时的毫秒数（-1：不限）</translation>
    </message>
    <message>
        <source>a user namespace of our own</source>
        <translation>独立的用户命名空间</translation>
    </message>
    <message>
        <source>a value is expected here, and not '%1'</source>
        <translation>这里应是一个值，而不是“%1”</translation>
    </message>
    <message>
        <source>a value is expected here, and not ':'</source>
        <translation>这里应是一个值，而不是“:”</translation>
    </message>
    <message>
        <source>a value is missing after ':'</source>
        <translation>“:”后面缺少值</translation>
    </message>
    <message>
        <source>a value, a number</source>
        <translation>值，一个数字</translation>
    </message>
    <message>
        <source>a variable has no type here: leave out '%1'</source>
        <translation>这里的变量没有类型：请去掉“%1”</translation>
    </message>
    <message>
        <source>a variable's name begins with a small letter</source>
        <translation>变量名以小写字母开头</translation>
    </message>
    <message>
        <source>a write or connect() gives up after so many milliseconds</source>
        <translation>写操作或 connect() 等待这么多毫秒后放弃</translation>
    </message>
    <message>
        <source>a zip archive: unzip it first</source>
        <translation>zip 压缩文件：请先用 unzip 解压</translation>
    </message>
    <message>
        <source>accept queue</source>
        <translation>全连接队列（accept）</translation>
    </message>
    <message>
        <source>accept() wakes only when data have come, within so many seconds</source>
        <translation>在这么多秒内，数据到了 accept() 才醒来</translation>
    </message>
    <message>
        <source>active OPEN</source>
        <translation>主动打开</translation>
    </message>
    <message>
        <source>address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>address not available</source>
        <translation>地址不可用</translation>
    </message>
    <message>
        <source>after %1, %2</source>
        <translation>在“%1”之后，%2</translation>
    </message>
    <message>
        <source>after %1, %2 (%3)</source>
        <translation>在“%1”之后，%2（%3）</translation>
    </message>
    <message>
        <source>all sockets are closed</source>
        <translation>所有套接字都已关闭</translation>
    </message>
    <message>
        <source>allow it: sudo sysctl kernel.unprivileged_userns_clone=1</source>
        <translation>允许它：sudo sysctl kernel.unprivileged_userns_clone=1</translation>
    </message>
    <message>
        <source>allow them: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</source>
        <translation>允许它们：sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</translation>
    </message>
    <message>
        <source>already connected</source>
        <translation>已经连接</translation>
    </message>
    <message>
        <source>already under way</source>
        <translation>已在进行中</translation>
    </message>
    <message>
        <source>an IPv6 socket takes no IPv4</source>
        <translation>IPv6 套接字不接受 IPv4</translation>
    </message>
    <message>
        <source>an address: 127.0.0.1:9000 or [::1]:9000</source>
        <translation>地址：127.0.0.1:9000 或 [::1]:9000</translation>
    </message>
    <message>
        <source>an algorithm in quotes: "reno"</source>
        <translation>带引号的算法名："reno"</translation>
    </message>
    <message>
        <source>an argument is expected</source>
        <translation>这里应是一个参数</translation>
    </message>
    <message>
        <source>an earlier call of %1 has not begun</source>
        <translation>%1 较早的一个调用还没有开始</translation>
    </message>
    <message>
        <source>an entry of '%1'</source>
        <translation>'%1' 中的一项</translation>
    </message>
    <message>
        <source>an epoll descriptor: a variable such as ep</source>
        <translation>一个 epoll 描述符：变量，如 ep</translation>
    </message>
    <message>
        <source>an expectation is an object, such as {"actor": "client", "state": "SYN-SENT"}</source>
        <translation>期望是一个对象，例如 {"actor": "client", "state": "SYN-SENT"}</translation>
    </message>
    <message>
        <source>an idle connection is probed from time to time</source>
        <translation>空闲的连接会定时探测</translation>
    </message>
    <message>
        <source>an option such as SO_ERROR</source>
        <translation>选项，例如 SO_ERROR</translation>
    </message>
    <message>
        <source>an option such as SO_REUSEADDR</source>
        <translation>选项，例如 SO_REUSEADDR</translation>
    </message>
    <message>
        <source>answered a SYN, waiting for the acknowledgment</source>
        <translation>已回答 SYN，等待确认</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意报文段</translation>
    </message>
    <message>
        <source>application</source>
        <translation>应用层</translation>
    </message>
    <message>
        <source>as it will run down</source>
        <translation>将如此走完</translation>
    </message>
    <message>
        <source>as the kernel last said</source>
        <translation>内核最后一次报告的状态</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at least %1 of %2 should be sent but there were %3</source>
        <translation>应至少发出 %1 个%2，实际有 %3 个</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>at most %1 bytes can be written at once</source>
        <translation>一次最多写入 %1 字节</translation>
    </message>
    <message>
        <source>at most %1 of %2 should be sent but there were %3</source>
        <translation>应至多发出 %1 个%2，实际有 %3 个</translation>
    </message>
    <message>
        <source>backlog %1</source>
        <translation>backlog %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>before step 1: %1</source>
        <translation>第 1 步之前：%1</translation>
    </message>
    <message>
        <source>bind to a port whose old connections are still in TIME-WAIT</source>
        <translation>可以绑定旧连接仍在 TIME-WAIT 的端口</translation>
    </message>
    <message>
        <source>bind to an address that this host does not have yet</source>
        <translation>可以绑定本机尚未拥有的地址</translation>
    </message>
    <message>
        <source>bind() takes no port yet, connect() will</source>
        <translation>bind() 先不占用端口，由 connect() 分配</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>both closed at once, waiting for the acknowledgment</source>
        <translation>双方同时关闭，等待确认</translation>
    </message>
    <message>
        <source>brackets are nested more than %1 deep</source>
        <translation>括号嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>build it: cmake --build --preset release</source>
        <translation>请先构建：cmake --build --preset release</translation>
    </message>
    <message>
        <source>bytes (×10 with each line)</source>
        <translation>字节（每线 ×10）</translation>
    </message>
    <message>
        <source>bytes in quotes: "hello"</source>
        <translation>带引号的字节："hello"</translation>
    </message>
    <message>
        <source>bytes of the receive buffer; the kernel doubles them</source>
        <translation>接收缓冲区的字节数；内核会加倍</translation>
    </message>
    <message>
        <source>bytes of the send buffer; the kernel doubles them</source>
        <translation>发送缓冲区的字节数；内核会加倍</translation>
    </message>
    <message>
        <source>bytes, or connections</source>
        <translation>字节，或连接数</translation>
    </message>
    <message>
        <source>call</source>
        <translation>系统调用</translation>
    </message>
    <message>
        <source>called, waiting for an answer</source>
        <translation>已呼叫，等待回答</translation>
    </message>
    <message>
        <source>captured twice</source>
        <translation>被抓取了两次</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>client's bytes</source>
        <translation>客户端的字节</translation>
    </message>
    <message>
        <source>client's bytes in flight</source>
        <translation>客户端在途字节</translation>
    </message>
    <message>
        <source>client: sent again</source>
        <translation>客户端：重发</translation>
    </message>
    <message>
        <source>close() or shutdown(): no more data from us; the FIN waits for its acknowledgment.</source>
        <translation>close() 或 shutdown()：我方不再发数据，FIN 等待确认。</translation>
    </message>
    <message>
        <source>compressed with %1: %2 it first</source>
        <translation>以 %1 压缩：请先用 %2 解压</translation>
    </message>
    <message>
        <source>connect() creates a control block, chooses the initial sequence number and sends it in a SYN.</source>
        <translation>connect() 创建控制块，选定初始序号，并用 SYN 发出。</translation>
    </message>
    <message>
        <source>connect() returns at once, and the SYN takes the first data along</source>
        <translation>connect() 立即返回，SYN 带上第一批数据</translation>
    </message>
    <message>
        <source>connection aborted</source>
        <translation>连接中止</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>connection reset by the other side</source>
        <translation>连接被对方重置</translation>
    </message>
    <message>
        <source>connections are counted from 1</source>
        <translation>连接从 1 开始编号</translation>
    </message>
    <message>
        <source>create TCB</source>
        <translation>创建 TCB</translation>
    </message>
    <message>
        <source>cut off in a block</source>
        <translation>文件在一个块中间被截断</translation>
    </message>
    <message>
        <source>cut off in a record</source>
        <translation>文件在一条记录中间被截断</translation>
    </message>
    <message>
        <source>cut off in the file header</source>
        <translation>文件在文件头中被截断</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>datagram</source>
        <translation>数据报</translation>
    </message>
    <message>
        <source>datagrams may go to a broadcast address</source>
        <translation>数据报可以发往广播地址</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>delete TCB</source>
        <translation>删除 TCB</translation>
    </message>
    <message>
        <source>deliver %1</source>
        <translation>送达 %1</translation>
    </message>
    <message>
        <source>descriptor %1 belongs to the lab</source>
        <translation>描述符 %1 属于实验程序</translation>
    </message>
    <message>
        <source>destroy the %1 socket of %2</source>
        <translation>销毁 %2 处于 %1 的套接字</translation>
    </message>
    <message>
        <source>destroying a socket (SOCK_DESTROY)</source>
        <translation>销毁套接字（SOCK_DESTROY）</translation>
    </message>
    <message>
        <source>device (lo)</source>
        <translation>设备（lo）</translation>
    </message>
    <message>
        <source>discarded: %1</source>
        <translation>内核丢弃：%1</translation>
    </message>
    <message>
        <source>drop %1</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>duplicate ACK</source>
        <translation>重复 ACK</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>end some, or raise the limit: ulimit -u</source>
        <translation>结束一些进程，或提高上限：ulimit -u</translation>
    </message>
    <message>
        <source>errors that ICMP tells are given to an unconnected socket too</source>
        <translation>未连接的套接字也得到 ICMP 报告的错误</translation>
    </message>
    <message>
        <source>errors that ICMPv6 tells are given to an unconnected socket too</source>
        <translation>未连接的套接字也得到 ICMPv6 报告的错误</translation>
    </message>
    <message>
        <source>events such as EPOLLIN</source>
        <translation>事件，如 EPOLLIN</translation>
    </message>
    <message>
        <source>events such as POLLIN</source>
        <translation>事件，例如 POLLIN</translation>
    </message>
    <message>
        <source>exited with %1</source>
        <translation>已退出，返回 %1</translation>
    </message>
    <message>
        <source>expectation %1 of %2: %3</source>
        <translation>第 %1 个预期（共 %2 个）：%3</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>这里应是%1</translation>
    </message>
    <message>
        <source>fd</source>
        <translation>fd</translation>
    </message>
    <message>
        <source>fd %1</source>
        <translation>fd %1</translation>
    </message>
    <message>
        <source>finished, waiting 2MSL for stragglers</source>
        <translation>已结束，等待 2MSL 以防迟到的报文</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>flags such as MSG_DONTWAIT</source>
        <translation>标志，例如 MSG_DONTWAIT</translation>
    </message>
    <message>
        <source>fragment</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>from host to host</source>
        <translation>主机到主机</translation>
    </message>
    <message>
        <source>given up in %1</source>
        <translation>%1后放弃</translation>
    </message>
    <message>
        <source>gone: </source>
        <translation>已消失：</translation>
    </message>
    <message>
        <source>handshake</source>
        <translation>握手</translation>
    </message>
    <message>
        <source>held</source>
        <translation>停住</translation>
    </message>
    <message>
        <source>held at the door</source>
        <translation>在门口停住</translation>
    </message>
    <message>
        <source>held at the door of %1</source>
        <translation>在%1门口停住</translation>
    </message>
    <message>
        <source>held at the receiver's door</source>
        <translation>在接收方门口停住</translation>
    </message>
    <message>
        <source>held on the wire</source>
        <translation>在线路上停住</translation>
    </message>
    <message>
        <source>hold each segment</source>
        <translation>停住每个报文段</translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>how close() ends: after so many seconds, or at once with a RST when they are 0</source>
        <translation>close() 如何结束：等待若干秒，为 0 时立即用 RST</translation>
    </message>
    <message>
        <source>how often a SYN is sent again</source>
        <translation>SYN 重发的次数</translation>
    </message>
    <message>
        <source>in "%1" at character %2: %3</source>
        <translation>“%1”第 %2 个字符处：%3</translation>
    </message>
    <message>
        <source>in a text a \ is written \\; after it stand only " \ / b f n r t and u with four hexadecimal digits</source>
        <translation>文字里的 \要写作 \\；它后面只能是" \ / b f n r t，或 u 加四个十六进制数字</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>inferred from the segments</source>
        <translation>由报文段推断</translation>
    </message>
    <message>
        <source>interrupted by a signal</source>
        <translation>被信号中断</translation>
    </message>
    <message>
        <source>invalid argument</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>it ended with status %1 and said nothing</source>
        <translation>它以状态 %1 结束，什么也没有说</translation>
    </message>
    <message>
        <source>it was killed by signal %1</source>
        <translation>它被信号 %1 杀死</translation>
    </message>
    <message>
        <source>its multicast packets come back to this host</source>
        <translation>其多播分组会回到本机</translation>
    </message>
    <message>
        <source>keep %1</source>
        <translation>留住 %1</translation>
    </message>
    <message>
        <source>keep-alive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>keep-alive in %1</source>
        <translation>%1后保活探测</translation>
    </message>
    <message>
        <source>keepalive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>kept on the wire</source>
        <translation>滞留在路上</translation>
    </message>
    <message>
        <source>kernel agrees</source>
        <translation>与内核一致</translation>
    </message>
    <message>
        <source>kernel only</source>
        <translation>仅内核</translation>
    </message>
    <message>
        <source>kernel resent it %1×</source>
        <translation>内核重发了 %1 次</translation>
    </message>
    <message>
        <source>kernel says %1, the segments %2</source>
        <translation>内核：%1；报文段推断：%2</translation>
    </message>
    <message>
        <source>kernel.unprivileged_userns_clone is 0</source>
        <translation>kernel.unprivileged_userns_clone 为 0</translation>
    </message>
    <message>
        <source>killed by signal %1</source>
        <translation>被信号 %1 终止</translation>
    </message>
    <message>
        <source>let each segment travel %1 ms</source>
        <translation>让每个报文段走 %1 毫秒</translation>
    </message>
    <message>
        <source>let segments pass</source>
        <translation>放行报文段</translation>
    </message>
    <message>
        <source>lingers until all is acknowledged</source>
        <translation>停留，直到全部得到确认</translation>
    </message>
    <message>
        <source>listen() makes the socket wait for connections from anywhere.</source>
        <translation>listen() 让套接字等待来自任何地方的连接。</translation>
    </message>
    <message>
        <source>load it: sudo modprobe nfnetlink_queue nft_queue xt_NFQUEUE tcp_diag udp_diag; else use a kernel that has it</source>
        <translation>请加载：sudo modprobe nfnetlink_queue nft_queue xt_NFQUEUE tcp_diag udp_diag；否则请换用带有它的内核</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>local (destination)</source>
        <translation>本地（目的）</translation>
    </message>
    <message>
        <source>message too long</source>
        <translation>消息过长</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>milliseconds (×10 with each line)</source>
        <translation>毫秒（每线 ×10）</translation>
    </message>
    <message>
        <source>milliseconds that sent data may stay unacknowledged</source>
        <translation>已发送的数据最多这么多毫秒得不到确认</translation>
    </message>
    <message>
        <source>mount it: sudo mount -t proc proc /proc</source>
        <translation>挂载它：sudo mount -t proc proc /proc</translation>
    </message>
    <message>
        <source>names are not looked up: 'localhost' is written 127.0.0.1 or [::1], and its port</source>
        <translation>这里不解析主机名：“localhost”要写作 127.0.0.1 或[::1]，再加端口</translation>
    </message>
    <message>
        <source>network unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>never returned</source>
        <translation>未返回</translation>
    </message>
    <message>
        <source>no %1 is held</source>
        <translation>没有停住的%1</translation>
    </message>
    <message>
        <source>no '%1' is needed: an address is written 127.0.0.1:9000, a result is shown by itself</source>
        <translation>不需要“%1”：地址写作 127.0.0.1:9000，结果会自行显示</translation>
    </message>
    <message>
        <source>no '%1' is needed: every length is known, and left out</source>
        <translation>不需要“%1”：长度都是已知的，省略即可</translation>
    </message>
    <message>
        <source>no '%1' is needed: what a call only fills in is left out</source>
        <translation>不需要“%1”：由调用填写的参数都省略</translation>
    </message>
    <message>
        <source>no address yet</source>
        <translation>尚无地址</translation>
    </message>
    <message>
        <source>no buffer space</source>
        <translation>缓冲区不足</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>没有调用</translation>
    </message>
    <message>
        <source>no call: the kernel sends it</source>
        <translation>没有调用：内核自己发送</translation>
    </message>
    <message>
        <source>no call: the kernel takes it</source>
        <translation>没有调用：内核自己接收</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>no data: only a call</source>
        <translation>没有数据：只有调用</translation>
    </message>
    <message>
        <source>no data: the call returns</source>
        <translation>没有数据：调用返回</translation>
    </message>
    <message>
        <source>no data: the kernel's own segment</source>
        <translation>没有数据：内核自己的报文段</translation>
    </message>
    <message>
        <source>no destination address</source>
        <translation>缺少目的地址</translation>
    </message>
    <message>
        <source>no flags: 0</source>
        <translation>没有标志：0</translation>
    </message>
    <message>
        <source>no more files may be open</source>
        <translation>打开的文件数已到上限</translation>
    </message>
    <message>
        <source>no more processes may be started</source>
        <translation>进程数已到上限</translation>
    </message>
    <message>
        <source>no process</source>
        <translation>没有进程</translation>
    </message>
    <message>
        <source>no section header at the start</source>
        <translation>开头没有节头</translation>
    </message>
    <message>
        <source>no socket</source>
        <translation>没有套接字</translation>
    </message>
    <message>
        <source>no socket at all</source>
        <translation>没有任何套接字</translation>
    </message>
    <message>
        <source>no such option</source>
        <translation>没有该选项</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>not a capture (neither pcap nor pcapng)</source>
        <translation>不是抓包文件（既非 pcap 也非 pcapng）</translation>
    </message>
    <message>
        <source>not a name below net</source>
        <translation>不是 net 之下的名称</translation>
    </message>
    <message>
        <source>not a pcap or pcapng but a %1 capture: %2 converts it</source>
        <translation>不是 pcap 或 pcapng，而是 %1 的抓包文件：可用 %2 转换</translation>
    </message>
    <message>
        <source>not a socket</source>
        <translation>不是套接字</translation>
    </message>
    <message>
        <source>not an open file descriptor</source>
        <translation>不是打开的文件描述符</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>not tried, because something it needs is missing</source>
        <translation>未尝试，因为缺少它所需的条件</translation>
    </message>
    <message>
        <source>nothing may follow the actor</source>
        <translation>角色之后不能再有内容</translation>
    </message>
    <message>
        <source>nothing may follow the call</source>
        <translation>调用之后不能再有内容</translation>
    </message>
    <message>
        <source>nothing may follow the end of the first value</source>
        <translation>第一个值结束后，后面不能再有内容</translation>
    </message>
    <message>
        <source>old duplicate: ignored</source>
        <translation>旧的重复报文：忽略</translation>
    </message>
    <message>
        <source>on (1) or off (0)</source>
        <translation>开（1）或关（0）</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>one %1</source>
        <translation>一个 %1</translation>
    </message>
    <message>
        <source>one constant is expected here: %1</source>
        <translation>这里应是一个常量：%1</translation>
    </message>
    <message>
        <source>only full segments leave until it is taken off</source>
        <translation>取消之前只发送满的报文段</translation>
    </message>
    <message>
        <source>only to hosts of a directly connected network</source>
        <translation>只发往直接相连的网络</translation>
    </message>
    <message>
        <source>open, data may flow both ways</source>
        <translation>已打开，双向可传数据</translation>
    </message>
    <message>
        <source>operation not supported</source>
        <translation>不支持该操作</translation>
    </message>
    <message>
        <source>order, ports</source>
        <translation>顺序、端口</translation>
    </message>
    <message>
        <source>order, resending, ports</source>
        <translation>顺序、重传、端口</translation>
    </message>
    <message>
        <source>our side is closed, the other may still send</source>
        <translation>我方已关闭，对方仍可发送</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>out of window: ignored</source>
        <translation>窗口之外：忽略</translation>
    </message>
    <message>
        <source>over the wire</source>
        <translation>经过线路</translation>
    </message>
    <message>
        <source>packet</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>packet %1 is not held</source>
        <translation>报文 %1 没有停住</translation>
    </message>
    <message>
        <source>passive OPEN</source>
        <translation>被动打开</translation>
    </message>
    <message>
        <source>path MTU discovery: 0 never, 1 as needed, 2 always (no fragments)</source>
        <translation>路径 MTU 发现：0 从不，1 按需，2 总是（不分片）</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>port %1: accept queue</source>
        <translation>端口 %1：全连接队列</translation>
    </message>
    <message>
        <source>ports and a length</source>
        <translation>端口与长度</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>process ended</source>
        <translation>进程结束</translation>
    </message>
    <message>
        <source>process killed by signal %1</source>
        <translation>进程被信号 %1 终止</translation>
    </message>
    <message>
        <source>protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>raise it: sudo sysctl user.max_net_namespaces=10000</source>
        <translation>请调高：sudo sysctl user.max_net_namespaces=10000</translation>
    </message>
    <message>
        <source>raise it: sudo sysctl user.max_user_namespaces=10000</source>
        <translation>请调高：sudo sysctl user.max_user_namespaces=10000</translation>
    </message>
    <message>
        <source>raise the limit: ulimit -n 1024</source>
        <translation>提高上限：ulimit -n 1024</translation>
    </message>
    <message>
        <source>raising the loopback device in it</source>
        <translation>在其中启用回环设备</translation>
    </message>
    <message>
        <source>rcv ACK of FIN</source>
        <translation>收到 FIN 的 ACK</translation>
    </message>
    <message>
        <source>rcv ACK of SYN</source>
        <translation>收到 SYN 的 ACK</translation>
    </message>
    <message>
        <source>rcv FIN</source>
        <translation>收到 FIN</translation>
    </message>
    <message>
        <source>rcv FIN,ACK</source>
        <translation>收到 FIN,ACK</translation>
    </message>
    <message>
        <source>rcv ICMP error</source>
        <translation>收到 ICMP 差错</translation>
    </message>
    <message>
        <source>rcv RST</source>
        <translation>收到 RST</translation>
    </message>
    <message>
        <source>rcv SYN</source>
        <translation>收到 SYN</translation>
    </message>
    <message>
        <source>rcv SYN,ACK</source>
        <translation>收到 SYN,ACK</translation>
    </message>
    <message>
        <source>rcv segment for no connection</source>
        <translation>收到不属于任何连接的报文段</translation>
    </message>
    <message>
        <source>reading the kernel's socket table (sock_diag)</source>
        <translation>读取内核套接字表（sock_diag）</translation>
    </message>
    <message>
        <source>receive queue</source>
        <translation>接收队列</translation>
    </message>
    <message>
        <source>receives: each layer takes one off</source>
        <translation>接收：每层去掉自己的首部</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>remote (source)</source>
        <translation>远端（源）</translation>
    </message>
    <message>
        <source>resends in %1</source>
        <translation>%1后重发</translation>
    </message>
    <message>
        <source>resends now</source>
        <translation>正在重发</translation>
    </message>
    <message>
        <source>resent</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>resent %1×</source>
        <translation>重发 %1 次</translation>
    </message>
    <message>
        <source>retransmission</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>run it as a user who may, or as root</source>
        <translation>请以有权限的用户或 root 运行</translation>
    </message>
    <message>
        <source>run it outside the container, or with --security-opt seccomp=unconfined</source>
        <translation>请在容器外运行，或加上 --security-opt seccomp=unconfined</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>seconds between keep-alive probes</source>
        <translation>保活探测之间的秒数</translation>
    </message>
    <message>
        <source>seconds in FIN-WAIT-2 after close()</source>
        <translation>close() 之后停留在 FIN-WAIT-2 的秒数</translation>
    </message>
    <message>
        <source>seconds left</source>
        <translation>剩余秒数</translation>
    </message>
    <message>
        <source>seconds of silence before the first keep-alive probe</source>
        <translation>第一次保活探测之前的空闲秒数</translation>
    </message>
    <message>
        <source>seeing TIME-WAIT sockets</source>
        <translation>查看 TIME-WAIT 套接字</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>send %1 to %2</source>
        <translation>向 %2 发送 %1</translation>
    </message>
    <message>
        <source>send queue</source>
        <translation>发送队列</translation>
    </message>
    <message>
        <source>sends: each layer adds a header</source>
        <translation>发送：每层加上自己的首部</translation>
    </message>
    <message>
        <source>sent a FIN, waiting for its acknowledgment</source>
        <translation>已发 FIN，等待确认</translation>
    </message>
    <message>
        <source>sent the second FIN, waiting for the last ACK</source>
        <translation>已发第二个 FIN，等待最后的 ACK</translation>
    </message>
    <message>
        <source>seq: absolute</source>
        <translation>序号：绝对</translation>
    </message>
    <message>
        <source>seq: relative</source>
        <translation>序号：相对</translation>
    </message>
    <message>
        <source>seq: x, y</source>
        <translation>序号：x, y</translation>
    </message>
    <message>
        <source>sequence number, relative</source>
        <translation>序号（相对）</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>server's bytes</source>
        <translation>服务器的字节</translation>
    </message>
    <message>
        <source>server's bytes in flight</source>
        <translation>服务器在途字节</translation>
    </message>
    <message>
        <source>server: sent again</source>
        <translation>服务器：重发</translation>
    </message>
    <message>
        <source>several sockets share one port; the kernel spreads what arrives</source>
        <translation>多个套接字共用一个端口，由内核分配到达的数据</translation>
    </message>
    <message>
        <source>small segments leave at once: no Nagle's algorithm</source>
        <translation>小报文段立即发送：不用 Nagle 算法</translation>
    </message>
    <message>
        <source>snd ACK</source>
        <translation>发送 ACK</translation>
    </message>
    <message>
        <source>snd FIN</source>
        <translation>发送 FIN</translation>
    </message>
    <message>
        <source>snd RST</source>
        <translation>发送 RST</translation>
    </message>
    <message>
        <source>snd SYN</source>
        <translation>发送 SYN</translation>
    </message>
    <message>
        <source>snd SYN,ACK</source>
        <translation>发送 SYN,ACK</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>socket %1</source>
        <translation>套接字 %1</translation>
    </message>
    <message>
        <source>socket %1 does not fit</source>
        <translation>套接字 %1 不匹配</translation>
    </message>
    <message>
        <source>socket %1 takes the packet</source>
        <translation>套接字 %1 接收该分组</translation>
    </message>
    <message>
        <source>sockstage-lab is not where it should be</source>
        <translation>找不到 sockstage-lab</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某处</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>state of</source>
        <translation>状态：</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>the %1 of %2 should hold %3 but holds %4</source>
        <translation>%2 的%1应有 %3，实际有 %4</translation>
    </message>
    <message>
        <source>the %1 timer of %2 should have started anew but runs on</source>
        <translation>%2 的%1定时器应重新开始，但还在继续</translation>
    </message>
    <message>
        <source>the %1 timer of %2 should run but does not</source>
        <translation>%2 的%1定时器应在运行，但没有</translation>
    </message>
    <message>
        <source>the '%1' of line %2 is still open: '%3' is missing before this '%4'</source>
        <translation>第 %2 行的“%1”还没有闭合：这个“%4”前面缺少“%3”</translation>
    </message>
    <message>
        <source>the backlog, a number</source>
        <translation>队列长度（backlog），一个数字</translation>
    </message>
    <message>
        <source>the closing quote is missing</source>
        <translation>缺少结尾的引号</translation>
    </message>
    <message>
        <source>the comment that begins here is not closed: */ is missing</source>
        <translation>从这里开始的注释没有结束：缺少*/</translation>
    </message>
    <message>
        <source>the congestion control</source>
        <translation>拥塞控制算法</translation>
    </message>
    <message>
        <source>the diagram could not be drawn.</source>
        <translation>图无法绘制。</translation>
    </message>
    <message>
        <source>the door of the kernel</source>
        <translation>内核的门</translation>
    </message>
    <message>
        <source>the error that waits, and clears it; it can only be read</source>
        <translation>等待中的错误，读后清除；只能读取</translation>
    </message>
    <message>
        <source>the exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>the file ends, but the '%1' of line %2 is still open: '%3' is missing</source>
        <translation>文件到此结束，但第 %2 行的“%1”还没有闭合：缺少“%3”</translation>
    </message>
    <message>
        <source>the file is UTF-16; save it as UTF-8</source>
        <translation>文件是 UTF-16 编码；请存为 UTF-8</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file is larger than %1 MiB</source>
        <translation>文件大于 %1 MiB</translation>
    </message>
    <message>
        <source>the file is no JSON</source>
        <translation>文件不是 JSON</translation>
    </message>
    <message>
        <source>the file is no text in UTF-8</source>
        <translation>文件不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>the full-width sign '%1' stands here; '%2' is meant</source>
        <translation>这里是全角符号“%1”；应为“%2”</translation>
    </message>
    <message>
        <source>the hop limit of its packets</source>
        <translation>其分组的跳数限制</translation>
    </message>
    <message>
        <source>the id '%1' must be small letters, digits and '-'</source>
        <translation>id '%1' 只能用小写字母、数字和 '-'</translation>
    </message>
    <message>
        <source>the kernel cuts what is written into datagrams of so many bytes</source>
        <translation>内核把写入的数据切成这么多字节的数据报</translation>
    </message>
    <message>
        <source>the kernel does not take %1</source>
        <translation>内核不接受 %1</translation>
    </message>
    <message>
        <source>the kernel's counter %1 should have risen by %2 but rose by %3</source>
        <translation>内核计数器 %1 应增加 %2，实际增加了 %3</translation>
    </message>
    <message>
        <source>the kernel's door</source>
        <translation>内核的门</translation>
    </message>
    <message>
        <source>the key %1 has no value</source>
        <translation>键 %1 没有值</translation>
    </message>
    <message>
        <source>the key '%1' has no closing quotation mark</source>
        <translation>键“%1”缺少后引号</translation>
    </message>
    <message>
        <source>the key '%1' is given twice</source>
        <translation>键 '%1' 出现了两次</translation>
    </message>
    <message>
        <source>the lab does not answer</source>
        <translation>实验进程没有应答</translation>
    </message>
    <message>
        <source>the lab's program, sockstage-lab</source>
        <translation>实验程序 sockstage-lab</translation>
    </message>
    <message>
        <source>the largest segment it announces and sends</source>
        <translation>所通告和发送的最大报文段</translation>
    </message>
    <message>
        <source>the largest window that it offers</source>
        <translation>所提供窗口的上限</translation>
    </message>
    <message>
        <source>the limit user.max_net_namespaces is 0 or used up</source>
        <translation>user.max_net_namespaces 为 0 或已用尽</translation>
    </message>
    <message>
        <source>the limit user.max_user_namespaces is 0 or used up</source>
        <translation>user.max_user_namespaces 为 0 或已用尽</translation>
    </message>
    <message>
        <source>the most events it may bring</source>
        <translation>最多带回的事件数</translation>
    </message>
    <message>
        <source>the name '%1' must be small letters, digits and _, beginning with a letter</source>
        <translation>名称 '%1' 只能用小写字母、数字和 _，并以字母开头</translation>
    </message>
    <message>
        <source>the name of a process</source>
        <translation>进程的名称</translation>
    </message>
    <message>
        <source>the number %1 is too large</source>
        <translation>数 %1 太大</translation>
    </message>
    <message>
        <source>the number is out of range (-1 to 2147483647)</source>
        <translation>数字超出范围（-1 到 2147483647）</translation>
    </message>
    <message>
        <source>the number is too large</source>
        <translation>数字太大</translation>
    </message>
    <message>
        <source>the other side has closed, our program has not</source>
        <translation>对方已关闭，我方程序尚未关闭</translation>
    </message>
    <message>
        <source>the other side no longer reads</source>
        <translation>对方不再读取</translation>
    </message>
    <message>
        <source>the packet is longer than what was captured of it</source>
        <translation>该分组比捕获到的部分更长</translation>
    </message>
    <message>
        <source>the payload stands in quotes: data "hello" from client</source>
        <translation>数据要带引号：data "hello" from client</translation>
    </message>
    <message>
        <source>the permission is missing</source>
        <translation>缺少权限</translation>
    </message>
    <message>
        <source>the priority of what it sends, 0 to 6</source>
        <translation>所发送数据的优先级，0 到 6</translation>
    </message>
    <message>
        <source>the process %1 did not start</source>
        <translation>进程 %1 没有启动</translation>
    </message>
    <message>
        <source>the process %1 does not start</source>
        <translation>进程 %1 没有启动</translation>
    </message>
    <message>
        <source>the process %1 has ended</source>
        <translation>进程 %1 已结束</translation>
    </message>
    <message>
        <source>the process %1 is not there</source>
        <translation>没有进程 %1</translation>
    </message>
    <message>
        <source>the process %1 should have ended but has not</source>
        <translation>进程 %1 应已结束，但还在运行</translation>
    </message>
    <message>
        <source>the process '%1' does not take it</source>
        <translation>进程 '%1' 不接受它</translation>
    </message>
    <message>
        <source>the process has not been started</source>
        <translation>进程尚未启动</translation>
    </message>
    <message>
        <source>the process has not called socket()</source>
        <translation>进程还没有调用 socket()</translation>
    </message>
    <message>
        <source>the processor that takes what arrives</source>
        <translation>处理到达数据的处理器</translation>
    </message>
    <message>
        <source>the queue that holds packets (NFQUEUE)</source>
        <translation>停住分组的队列（NFQUEUE）</translation>
    </message>
    <message>
        <source>the reason is not known</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>the result of %1() needs a name: %2</source>
        <translation>%1() 的结果需要一个名字：%2</translation>
    </message>
    <message>
        <source>the seconds to linger</source>
        <translation>逗留（linger）的秒数</translation>
    </message>
    <message>
        <source>the sets: READFDS, WRITEFDS or EXCEPTFDS</source>
        <translation>集合：READFDS、WRITEFDS 或 EXCEPTFDS</translation>
    </message>
    <message>
        <source>the setting '%1' does not begin with 'net.': only the network's own can be set</source>
        <translation>设置项 '%1' 不以 'net.' 开头：只能设置网络自己的参数</translation>
    </message>
    <message>
        <source>the socket is still there</source>
        <translation>套接字仍然存在</translation>
    </message>
    <message>
        <source>the stage is here</source>
        <translation>舞台现在的位置</translation>
    </message>
    <message>
        <source>the text that begins here has no closing quotation mark on its line</source>
        <translation>从这里开始的文字在本行没有后引号</translation>
    </message>
    <message>
        <source>the time to live of its multicast packets</source>
        <translation>其多播分组的生存时间</translation>
    </message>
    <message>
        <source>the time to live of its packets</source>
        <translation>其分组的生存时间</translation>
    </message>
    <message>
        <source>the time to wait is not over</source>
        <translation>等待时间尚未结束</translation>
    </message>
    <message>
        <source>the traffic class of its packets</source>
        <translation>其分组的流量类别</translation>
    </message>
    <message>
        <source>the type of service of its packets</source>
        <translation>其分组的服务类型</translation>
    </message>
    <message>
        <source>then A is %1 and B is %2</source>
        <translation>此时 A 为 %1，B 为 %2</translation>
    </message>
    <message>
        <source>there are two actors '%1'</source>
        <translation>有两个角色 '%1'</translation>
    </message>
    <message>
        <source>there are two commas; take one out</source>
        <translation>有两个逗号；请删去一个</translation>
    </message>
    <message>
        <source>there is a '%1' too many</source>
        <translation>多了一个“%1”</translation>
    </message>
    <message>
        <source>there is a comma after the last entry, before '%1'; take it out</source>
        <translation>最后一项之后、“%1”之前多了一个逗号；请删去</translation>
    </message>
    <message>
        <source>there is a comma before the first entry; take it out</source>
        <translation>第一项之前多了一个逗号；请删去</translation>
    </message>
    <message>
        <source>there is already an actor '%1'</source>
        <translation>已经有角色 '%1'</translation>
    </message>
    <message>
        <source>there is no '%1' here: each step is one call, and "then" lists those that follow it</source>
        <translation>这里没有“%1”：每一步是一次调用，后续调用写在"then"里</translation>
    </message>
    <message>
        <source>there is no process '%1'</source>
        <translation>没有进程 '%1'</translation>
    </message>
    <message>
        <source>this byte is not UTF-8; save the file as UTF-8</source>
        <translation>这个字节不是 UTF-8；请把文件存为 UTF-8</translation>
    </message>
    <message>
        <source>this kernel has it not</source>
        <translation>此内核没有该功能</translation>
    </message>
    <message>
        <source>this kernel has no setting '%1'</source>
        <translation>本内核没有“%1”这个设置</translation>
    </message>
    <message>
        <source>this kernel has no such setting</source>
        <translation>此内核没有这一设置</translation>
    </message>
    <message>
        <source>this kernel was built without it</source>
        <translation>该内核编译时没有包含它</translation>
    </message>
    <message>
        <source>this quotation mark ends the text; one inside a text is written \"</source>
        <translation>这个引号结束了文字；文字里的引号要写作 \"</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>timeout 2MSL</source>
        <translation>两倍 MSL 超时</translation>
    </message>
    <message>
        <source>timer</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>unanswered keep-alive probes until the connection is given up</source>
        <translation>无应答的保活探测达到这个次数就放弃连接</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown TCP option '%1'</source>
        <translation>未知的 TCP 选项“%1”</translation>
    </message>
    <message>
        <source>unknown actor '%1'</source>
        <translation>未知的角色 '%1'</translation>
    </message>
    <message>
        <source>unknown call '%1'</source>
        <translation>未知的调用 '%1'</translation>
    </message>
    <message>
        <source>unknown call '%1': a step with "wait": true lasts until what it expects has come</source>
        <translation>未知的调用“%1”：带"wait": true 的一步会等到它的预期成立为止</translation>
    </message>
    <message>
        <source>unknown call '%1': an address is written in the call itself, bind(fd, 127.0.0.1:9000)</source>
        <translation>未知的调用“%1”：地址直接写在调用里，bind(fd, 127.0.0.1:9000)</translation>
    </message>
    <message>
        <source>unknown call '%1': the stage shows what each call brings and why it fails</source>
        <translation>未知的调用“%1”：舞台会显示每个调用的结果和失败原因</translation>
    </message>
    <message>
        <source>unknown constant '%1'</source>
        <translation>未知的常量 '%1'</translation>
    </message>
    <message>
        <source>unknown error '%1'</source>
        <translation>未知的错误 '%1'</translation>
    </message>
    <message>
        <source>unknown escape; known are \n \r \t \0 \\ \" \xHH</source>
        <translation>未知的转义；可以用 \n、\r、\t、\0、\\、\"、\xHH</translation>
    </message>
    <message>
        <source>unknown expectation</source>
        <translation>未知的期望</translation>
    </message>
    <message>
        <source>unknown gate '%1'</source>
        <translation>未知的 gate '%1'</translation>
    </message>
    <message>
        <source>unknown key '%1'</source>
        <translation>未知的键 '%1'</translation>
    </message>
    <message>
        <source>unknown panel '%1'</source>
        <translation>未知的面板 '%1'</translation>
    </message>
    <message>
        <source>unknown role '%1'</source>
        <translation>未知的 role '%1'</translation>
    </message>
    <message>
        <source>unknown segment '%1'</source>
        <translation>未知的报文段 '%1'</translation>
    </message>
    <message>
        <source>unknown signal '%1'</source>
        <translation>未知的信号 '%1'</translation>
    </message>
    <message>
        <source>unknown state '%1'</source>
        <translation>未知的状态 '%1'</translation>
    </message>
    <message>
        <source>unknown time '%1'</source>
        <translation>未知的时间 '%1'</translation>
    </message>
    <message>
        <source>unknown timer '%1'</source>
        <translation>未知的定时器 '%1'</translation>
    </message>
    <message>
        <source>urgent bytes stand among the others</source>
        <translation>紧急数据与其他数据放在一起</translation>
    </message>
    <message>
        <source>use a kernel that has user and network namespaces and packet sockets, as every distribution's</source>
        <translation>换用带有用户命名空间、网络命名空间和 packet 套接字的内核，各发行版的内核都有</translation>
    </message>
    <message>
        <source>version %1 of pcap, which is not known</source>
        <translation>pcap 的版本 %1，无法识别</translation>
    </message>
    <message>
        <source>version %1 of pcapng, which is not known</source>
        <translation>pcapng 的版本 %1，无法识别</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>wait %1 ms</source>
        <translation>等待 %1 毫秒</translation>
    </message>
    <message>
        <source>waiting for a SYN from anybody</source>
        <translation>等待任何人的 SYN</translation>
    </message>
    <message>
        <source>waits for SYN,ACK</source>
        <translation>等待 SYN,ACK</translation>
    </message>
    <message>
        <source>waits for a connection</source>
        <translation>等待连接</translation>
    </message>
    <message>
        <source>waits for a datagram</source>
        <translation>等待数据报</translation>
    </message>
    <message>
        <source>waits for an event</source>
        <translation>等待事件</translation>
    </message>
    <message>
        <source>waits for bytes</source>
        <translation>等待数据</translation>
    </message>
    <message>
        <source>waits for room in the send buffer</source>
        <translation>等待发送缓冲区空间</translation>
    </message>
    <message>
        <source>waits to be read</source>
        <translation>等待读取</translation>
    </message>
    <message>
        <source>what is to be said</source>
        <translation>要说的话</translation>
    </message>
    <message>
        <source>what is written is one datagram until it is taken off</source>
        <translation>取消之前写入的都属于同一个数据报</translation>
    </message>
    <message>
        <source>window for the client</source>
        <translation>客户端可用窗口</translation>
    </message>
    <message>
        <source>window for the server</source>
        <translation>服务器可用窗口</translation>
    </message>
    <message>
        <source>window probe</source>
        <translation>窗口探测</translation>
    </message>
    <message>
        <source>window probe in %1</source>
        <translation>%1后窗口探测</translation>
    </message>
    <message>
        <source>woken by %1</source>
        <translation>由 %1 唤醒</translation>
    </message>
    <message>
        <source>would block</source>
        <translation>会阻塞</translation>
    </message>
    <message>
        <source>writable only while fewer bytes than these wait unsent</source>
        <translation>未发送的字节少于此数时才可写</translation>
    </message>
    <message>
        <source>zero-window probe</source>
        <translation>零窗口探测</translation>
    </message>
    <message>
        <source>… and %1 bytes more</source>
        <translation>…… 还有 %1 字节</translation>
    </message>
    <message>
        <source>← the packet</source>
        <translation>← 该分组</translation>
    </message>
    <message>
        <source>■ Stopped</source>
        <translation>■ 已停止</translation>
    </message>
    <message>
        <source>◀ Looking back</source>
        <translation>◀ 回看</translation>
    </message>
    <message>
        <source>● Live kernel</source>
        <translation>● 实时内核</translation>
    </message>
    <message>
        <source>● Live, observing</source>
        <translation>● 实时观察</translation>
    </message>
    <message>
        <source>中文</source>
        <comment>the other language, in its own name</comment>
        <translation>English</translation>
    </message>
</context>
</TS>
