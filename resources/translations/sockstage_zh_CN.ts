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
        <source>%1 held</source>
        <translation>%1 个停住</translation>
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
        <source>%1 is no scenario: it is larger than 4 MiB. To look at a capture use 'sockstage open %1'.</source>
        <translation>%1 不是演示文件：超过 4 MiB。查看抓包请用 'sockstage open %1'。</translation>
    </message>
    <message>
        <source>%1 is now %2.</source>
        <translation>%1现在处于 %2。</translation>
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
        <source>%1 should now be %2.</source>
        <translation>%1现在应处于 %2。</translation>
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
        <source>%1() of %2 has not returned</source>
        <translation>%2 的 %1() 还没有返回</translation>
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
        <source>%1, line %2: %3 Mend the file and run it again.</source>
        <translation>%1，第 %2 行：%3请修改文件后重试。</translation>
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
        <source>%1; expected %2</source>
        <translation>%1；这里应是%2</translation>
    </message>
    <message>
        <source>%1; it is one of: %2</source>
        <translation>%1；可以是：%2</translation>
    </message>
    <message>
        <source>%1; known are SYN  SYN,ACK  ACK  FIN  FIN,ACK  RST  data  datagram  ICMP  any</source>
        <translation>%1；可以是 SYN、SYN,ACK、ACK、FIN、FIN,ACK、RST、data、datagram、ICMP、any</translation>
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
        <source>'%1' is no variable of %2</source>
        <translation>'%1' 不是 %2 的变量</translation>
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
        <source>',' or ')' is expected</source>
        <translation>这里应是 ',' 或 ')'</translation>
    </message>
    <message>
        <source>'[', '{', or a literal</source>
        <translation>'['、'{' 或一个值</translation>
    </message>
    <message>
        <source>'\u' must be followed by 4 hex digits</source>
        <translation>'\u' 之后要有 4 位十六进制数</translation>
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
        <source>'queue' needs recv, send, accept or syn</source>
        <translation>'queue' 需要 recv、send、accept 或 syn</translation>
    </message>
    <message>
        <source>'sockstage check' tells more</source>
        <translation>详情请运行 'sockstage check'</translation>
    </message>
    <message>
        <source>'then' goes with 'call' only</source>
        <translation>'then' 只能与 'call' 一起用</translation>
    </message>
    <message>
        <source>'wait' is written: "wait": true</source>
        <translation>'wait' 写作："wait": true</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
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
        <source>The kernel of this computer has answered by itself.</source>
        <translation>这台计算机的内核已经自行作出反应。</translation>
