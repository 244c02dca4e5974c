<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于与许可</source>
        <translation>About and licences</translation>
    </message>
    <message>
        <source>政策汇编 {0}</source>
        <translation>Policy Compendium {0}</translation>
    </message>
    <message>
        <source>离线阅读、检索、对照和收藏政策文本。不联网，数据只在这台电脑上。</source>
        <translation>Read, search, compare and bookmark policy texts offline. No network; the data stays on this computer.</translation>
    </message>
    <message>
        <source>文本以发文机关正式公布的为准；标明“推断”的信息不是正文印出的。</source>
        <translation>The text officially published by the issuer prevails; what is marked “inferred” is not printed in the text.</translation>
    </message>
    <message>
        <source>所用部件的许可</source>
        <translation>Licences of the components used</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>导入文件…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>导出清单…</source>
        <translation>Export Table…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销刚才的操作</source>
        <translation>Undo the last operation</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>复制链接</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>引文在前，出处另起一行</source>
        <translation>Words first, citation on a line below</translation>
    </message>
    <message>
        <source>公文引用，出处在前</source>
        <translation>Official style, citation first</translation>
    </message>
    <message>
        <source>本文引用的文件…</source>
        <translation>Documents cited here…</translation>
    </message>
    <message>
        <source>在本文中查找</source>
        <translation>Find in this text</translation>
    </message>
    <message>
        <source>检索全部文件</source>
        <translation>Search all documents</translation>
    </message>
    <message>
        <source>阅读</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>讲义</source>
        <translation>Collections</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>实际大小</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>切换浅色与深色</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>文库栏</source>
        <translation>Library pane</translation>
    </message>
    <message>
        <source>大纲栏</source>
        <translation>Outline pane</translation>
    </message>
    <message>
        <source>页边的要点标记</source>
        <translation>Point Marks in the Margin</translation>
    </message>
    <message>
        <source>放映当前内容</source>
        <translation>Present what is open</translation>
    </message>
    <message>
        <source>从头放映本文</source>
        <translation>Present this document from the start</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>最近阅读…</source>
        <translation>Recently Read…</translation>
    </message>
    <message>
        <source>下一处命中</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>上一处命中</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>下一条检索结果</source>
        <translation>Next search result</translation>
    </message>
    <message>
        <source>上一条检索结果</source>
        <translation>Previous search result</translation>
    </message>
    <message>
        <source>到文库</source>
        <translation>Go to the library</translation>
    </message>
    <message>
        <source>菜单栏</source>
        <translation>Menu bar</translation>
    </message>
    <message>
        <source>下一个区域</source>
        <translation>Next area</translation>
    </message>
    <message>
        <source>上一个区域</source>
        <translation>Previous area</translation>
    </message>
    <message>
        <source>为当前条款添加书签</source>
        <translation>Bookmark the current clause</translation>
    </message>
    <message>
        <source>把当前条款加入讲义…</source>
        <translation>Add clause to a collection…</translation>
    </message>
    <message>
        <source>新建讲义</source>
        <translation>New collection</translation>
    </message>
    <message>
        <source>导入讲义…</source>
        <translation>Import collections…</translation>
    </message>
    <message>
        <source>全部书签</source>
        <translation>All bookmarks</translation>
    </message>
    <message>
        <source>把本文加入对照</source>
        <translation>Add this text to the comparison</translation>
    </message>
    <message>
        <source>到对照</source>
        <translation>Go to the comparison</translation>
    </message>
    <message>
        <source>下一处对应或改动</source>
        <translation>Next match or change</translation>
    </message>
    <message>
        <source>上一处对应或改动</source>
        <translation>Previous match or change</translation>
    </message>
    <message>
        <source>导出对比表…</source>
        <translation>Export Comparison Table…</translation>
    </message>
    <message>
        <source>起草贯彻落实工作方案…</source>
        <translation>Draft an Implementation Plan…</translation>
    </message>
    <message>
        <source>清空对照</source>
        <translation>Clear the comparison</translation>
    </message>
    <message>
        <source>检索写法</source>
        <translation>Ways to search</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关于与许可</source>
        <translation>About and licences</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>出处的写法</source>
        <translation>Citation style</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>转到(&amp;G)</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>书签(&amp;B)</source>
        <translation>&amp;Bookmarks</translation>
    </message>
    <message>
        <source>讲义(&amp;J)</source>
        <translation>C&amp;ollections</translation>
    </message>
    <message>
        <source>对照(&amp;C)</source>
        <translation>&amp;Compare</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
</context>
<context>
    <name>AddDialog</name>
    <message>
        <source>添加为{0}</source>
        <translation>Add as {0}</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>正在建立检索索引</source>
        <translation>Building the search index</translation>
    </message>
</context>
<context>
    <name>AudienceWindow</name>
    <message>
        <source>放映</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>已清空最近阅读</source>
        <translation>Recently read texts cleared</translation>
    </message>
</context>
<context>
    <name>BookmarkDialog</name>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>Highlight</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>不归入文件夹；可选择或输入新名称</source>
        <translation>No folder; choose one or type a new name</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>用顿号或空格隔开，如：税收、待核</source>
        <translation>Separated by commas or spaces, such as: tax, check</translation>
    </message>
    <message>
        <source>备注的样子</source>
        <translation>The note as it looks</translation>
    </message>
    <message>
        <source>书写</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>删除书签</source>
        <translation>Delete bookmark</translation>
    </message>
    <message>
        <source>删除标注</source>
        <translation>Delete Highlight</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>BookmarkFiles</name>
    <message>
        <source>导出书签、标注和讲义</source>
        <translation>Export bookmarks, highlights and collections</translation>
    </message>
    <message>
        <source>包含讲者备注（仅自己可见的内容）</source>
        <translation>Include speaker notes (meant for you alone)</translation>
    </message>
    <message>
        <source>备份，或交给同事</source>
        <translation>To keep as a backup or hand to colleagues</translation>
    </message>
    <message>
        <source>供阅读和打印，不能再导入</source>
        <translation>To read and print; cannot be imported again</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选择位置…</source>
        <translation>Choose a place…</translation>
    </message>
    <message>
        <source>政策汇编书签、标注和讲义</source>
        <translation>Policy Compendium marks and collections</translation>
    </message>
    <message>
        <source>政策汇编书签</source>
        <translation>Policy Compendium bookmarks</translation>
    </message>
    <message>
        <source>导入书签、标注和讲义</source>
        <translation>Import bookmarks, highlights and collections</translation>
    </message>
    <message>
        <source>备份和交换文件 (*.json)</source>
        <translation>Backup and exchange file (*.json)</translation>
    </message>
    <message>
        <source>备份和交换文件</source>
        <translation>Backup and exchange file</translation>
    </message>
    <message>
        <source>书签、标注、文件夹、讲义和对照判断都在内，可再导入。</source>
        <translation>Holds bookmarks, highlights, folders, collections and match decisions; can be imported again.</translation>
    </message>
    <message>
        <source>Word 文档</source>
        <translation>Word document</translation>
    </message>
    <message>
        <source>Excel 表格</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>PDF 文件</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>CSV 表格</source>
        <translation>CSV table</translation>
    </message>
</context>
<context>
    <name>BookmarkWork</name>
    <message>
        <source>已为“{0}”添加书签</source>
        <translation>Bookmarked “{0}”</translation>
    </message>
    <message>
        <source>“{0}”已有书签</source>
        <translation>“{0}” is bookmarked already</translation>
    </message>
    <message>
        <source>已为“{0}”添加书签，放入“{1}”</source>
        <translation>Bookmarked “{0}” in “{1}”</translation>
    </message>
    <message>
        <source>加备注…</source>
        <translation>Add a note…</translation>
    </message>
    <message>
        <source>看备注…</source>
        <translation>See the note…</translation>
    </message>
    <message>
        <source>已删除 {0} 个书签</source>
        <translation>Bookmarks deleted: {0}</translation>
    </message>
    <message>
        <source>已移入“{0}”</source>
        <translation>Moved to “{0}”</translation>
    </message>
    <message>
        <source>添加书签</source>
        <translation>adding a bookmark</translation>
    </message>
    <message>
        <source>已移出文件夹</source>
        <translation>Taken out of the folder</translation>
    </message>
    <message>
        <source>移动书签</source>
        <translation>moving bookmarks</translation>
    </message>
    <message>
        <source>调整顺序</source>
        <translation>changing the order</translation>
    </message>
    <message>
        <source>修改标签</source>
        <translation>changing tags</translation>
    </message>
    <message>
        <source>修改标注</source>
        <translation>changing a highlight</translation>
    </message>
    <message>
        <source>修改书签</source>
        <translation>changing a bookmark</translation>
    </message>
    <message>
        <source>标注文字</source>
        <translation>highlighting</translation>
    </message>
    <message>
        <source>已清除 {0} 处标注</source>
        <translation>Cleared highlights: {0}</translation>
    </message>
    <message>
        <source>所选文字上没有标注</source>
        <translation>The selected words are not highlighted</translation>
    </message>
    <message>
        <source>清除标注</source>
        <translation>clearing highlights</translation>
    </message>
    <message>
        <source>已删除 {0} 处标注</source>
        <translation>Deleted highlights: {0}</translation>
    </message>
    <message>
        <source>已删除 {0} 个书签和标注</source>
        <translation>Deleted bookmarks and highlights: {0}</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>deleting</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>writing a note</translation>
    </message>
    <message>
        <source>更改颜色</source>
        <translation>changing the colour</translation>
    </message>
    <message>
        <source>已更新 {0} 处书签和标注的位置</source>
        <translation>Updated places of bookmarks and highlights: {0}</translation>
    </message>
    <message>
        <source>文库中没有与摘录相近的文字，请打开文件自行查找</source>
        <translation>Nothing in the library is like the quotation; please open the document and look for it</translation>
    </message>
    <message>
        <source>更新位置</source>
        <translation>updating places</translation>
    </message>
    <message>
        <source>新建文件夹</source>
        <translation>New folder</translation>
    </message>
    <message>
        <source>已有名为“{0}”的文件夹，请换个名称</source>
        <translation>There is already a folder named “{0}”; choose another name</translation>
    </message>
    <message>
        <source>移动或重命名文件夹</source>
        <translation>moving or renaming a folder</translation>
    </message>
    <message>
        <source>已删除文件夹“{0}”</source>
        <translation>Folder “{0}” deleted</translation>
    </message>
    <message>
        <source>已删除文件夹“{0}”和其中 {1} 个书签</source>
        <translation>Folder “{0}” deleted with its bookmarks: {1}</translation>
    </message>
    <message>
        <source>删除文件夹</source>
        <translation>deleting a folder</translation>
    </message>
    <message>
        <source>已导出 {0} 个书签到 {1}</source>
        <translation>Bookmarks exported to {1}: {0}</translation>
    </message>
    <message>
        <source>已导出 {0} 个书签、{1} 处标注到 {2}</source>
        <translation>Exported to {2}: bookmarks {0}, highlights {1}</translation>
    </message>
    <message>
        <source>正在导出书签</source>
        <translation>Exporting bookmarks</translation>
    </message>
    <message>
        <source>已导入 {0} 个书签</source>
        <translation>Bookmarks imported: {0}</translation>
    </message>
    <message>
        <source>已导入 {0} 个书签，{1} 项标注和其他内容</source>
        <translation>Imported: bookmarks {0}, highlights and other contents {1}</translation>
    </message>
    <message>
        <source>{0}。文件不含讲者备注</source>
        <translation>{0}. The file has no speaker notes</translation>
    </message>
    <message>
        <source>文件中的书签都已在这里，没有需要导入的</source>
        <translation>All bookmarks of the file are here already; nothing to import</translation>
    </message>
    <message>
        <source>正在导入书签</source>
        <translation>Importing bookmarks</translation>
    </message>
    <message>
        <source>导入书签和标注</source>
        <translation>importing bookmarks and highlights</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>文件不在文库中</source>
        <translation>Document not in the library</translation>
    </message>
    <message>
        <source>已移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>这段文字现在位于另一条。</source>
        <translation>These words now stand in another clause.</translation>
    </message>
    <message>
        <source>原文有改动</source>
        <translation>Text changed</translation>
    </message>
    <message>
        <source>这一条还在，但文字与添加书签时不同。</source>
        <translation>The clause is still there, but its words differ from when it was bookmarked.</translation>
    </message>
    <message>
        <source>已找不到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>文库中已没有这份文件或这一条；摘录和备注仍保留在这里。</source>
        <translation>The library no longer has this document or clause; the quotation and the note are kept here.</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>Highlight</translation>
    </message>
    <message>
        <source>下划线</source>
        <translation>Underline</translation>
    </message>
    <message>
        <source>无颜色</source>
        <translation>No colour</translation>
    </message>
    <message>
        <source>黄色</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>绿色</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>蓝色</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>红色</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>紫色</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>现在可能是 {0}</source>
        <translation>Probably now {0}</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Accept</translation>
    </message>
</context>
<context>
    <name>BookmarksPanel</name>
    <message>
        <source>新建文件夹</source>
        <translation>New folder</translation>
    </message>
    <message>
        <source>书签列表</source>
        <translation>List of bookmarks</translation>
    </message>
    <message>
        <source>筛选摘录、备注、标签、文件</source>
        <translation>Filter quotations, notes, tags, documents</translation>
    </message>
    <message>
        <source>筛选书签</source>
        <translation>Filter bookmarks</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>最近添加在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>最早添加在前</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>按文件和条款</source>
        <translation>By document and clause</translation>
    </message>
    <message>
        <source>原文有变化的在前</source>
        <translation>Changed texts first</translation>
    </message>
    <message>
        <source>我的顺序（可拖动）</source>
        <translation>My order (drag to change)</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>删除书签</source>
        <translation>Delete bookmark</translation>
    </message>
    <message>
        <source>导入或恢复…</source>
        <translation>Import or Restore…</translation>
    </message>
    <message>
        <source>导出或备份…</source>
        <translation>Export or Back Up…</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>换个词，按 Esc 清空，或清除上方的筛选。</source>
        <translation>Try another word, press Esc to clear it, or clear the filters above.</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>备注、标签和颜色…</source>
        <translation>Note, Tags and Colour…</translation>
    </message>
    <message>
        <source>加入讲义…</source>
        <translation>Add to Collection…</translation>
    </message>
    <message>
        <source>放映</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>还没有书签</source>
        <translation>No bookmarks yet</translation>
    </message>
    <message>
        <source>阅读时停在一条上，或选中一段文字，按 Ctrl+D 即可添加。也可以导入以前导出的书签。</source>
        <translation>While reading, stop at a clause or select some words and press Ctrl+D. Bookmarks exported earlier can be imported.</translation>
    </message>
    <message>
        <source>没有符合的书签</source>
        <translation>No matching bookmarks</translation>
    </message>
    <message>
        <source>这个文件夹是空的</source>
        <translation>This folder is empty</translation>
    </message>
    <message>
        <source>把书签拖到左侧的文件夹上即可归入。</source>
        <translation>Drag bookmarks onto a folder on the left to file them.</translation>
    </message>
    <message>
        <source>文库中已没有这份文件或这一条，无法打开。摘录和备注仍可查看和复制。</source>
        <translation>The library no longer has this document or clause, so it cannot be opened. The quotation and the note can still be read and copied.</translation>
    </message>
    <message>
        <source>复制摘录</source>
        <translation>Copy quotation</translation>
    </message>
    <message>
        <source>已复制 {0} 条摘录</source>
        <translation>Quotations copied: {0}</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>筛选时限</source>
        <translation>Filter dates</translation>
    </message>
    <message>
        <source>时限日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>{0} 个时限 · 今天 {1}</source>
        <translation>Dates: {0} · today {1}</translation>
    </message>
    <message>
        <source>已过期限</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>已过</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}月</source>
        <translation>Month {0}</translation>
    </message>
    <message>
        <source>每年、定期</source>
        <translation>Yearly or recurring</translation>
    </message>
    <message>
        <source>未定日期</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>{0}年{1}月</source>
        <translation>{0}-{1}</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>没有符合的时限</source>
        <translation>No matching dates</translation>
    </message>
    <message>
        <source>换个词，或按 Esc 清空筛选。</source>
        <translation>Try another word, or press Esc to clear the filter.</translation>
    </message>
    <message>
        <source>条款写有“2026年底前”一类的日期时，会自动列在这里。</source>
        <translation>Clauses with dates such as “2026年底前” are listed here by themselves.</translation>
    </message>
    <message>
        <source>文库里没有写明日期的条款</source>
        <translation>No clause in the library gives a date</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>修改之处</source>
        <translation>Changes</translation>
    </message>
</context>
<context>
    <name>ChangePanel</name>
    <message>
        <source>修改的内容</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>没有要显示的改动，请在上面选择种类。</source>
        <translation>No changes to show; choose kinds above.</translation>
    </message>
    <message>
        <source>两份文件的条款逐字相同。</source>
        <translation>The clauses of both documents are the same word for word.</translation>
    </message>
    <message>
        <source>选择一处，这里显示改了哪些字。</source>
        <translation>Choose a change to see its words here.</translation>
    </message>
</context>
<context>
    <name>ClauseActs</name>
    <message>
        <source>这一组已经确认过了</source>
        <translation>This group is confirmed already</translation>
    </message>
    <message>
        <source>还没有选中一组对应：按 F7 到下一组，或在左侧列表中选择</source>
        <translation>No group of matches is chosen yet: press F7 for the next one, or choose one in the list on the left</translation>
    </message>
    <message>
        <source>与“{0}”的对应</source>
        <translation>Match with “{0}”</translation>
    </message>
    <message>
        <source>添加对应…</source>
        <translation>Add a match…</translation>
    </message>
    <message>
        <source>确认对应</source>
        <translation>Confirm match</translation>
    </message>
    <message>
        <source>撤回决定</source>
        <translation>Withdraw decision</translation>
    </message>
    <message>
        <source>排除全部 {0} 对对应</source>
        <translation>Exclude all {0} matches</translation>
    </message>
    <message>
        <source>排除对应</source>
        <translation>Exclude match</translation>
    </message>
    <message>
        <source>放映</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>加入讲义…</source>
        <translation>Add to a collection…</translation>
    </message>
    <message>
        <source>恢复对应</source>
        <translation>Restore match</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source> {0} 条条款</source>
        <translation>{0} clauses</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>一项 {0} 栏的对照</source>
        <translation>a comparison of {0} columns</translation>
    </message>
    <message>
        <source>一项对照（取前 {0} 条，其余 {1} 条请另行加入）</source>
        <translation>a comparison (the first {0} clauses; add the other {1} separately)</translation>
    </message>
    <message>
        <source>清单“{0}”（{1}）</source>
        <translation>the table “{0}” ({1})</translation>
    </message>
    <message>
        <source>把{0}加入：</source>
        <translation>Add {0} to:</translation>
    </message>
    <message>
        <source>已加入讲义“{0}”</source>
        <translation>Added to the collection “{0}”</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>CollectionBar</name>
    <message>
        <source>讲义的名称</source>
        <translation>Title of the collection</translation>
    </message>
    <message>
        <source>副标题：场合、讲者、日期（印在首页）</source>
        <translation>Subtitle: occasion, speaker, date (printed on the first page)</translation>
    </message>
    <message>
        <source>副标题</source>
        <translation>Subtitle</translation>
    </message>
    <message>
        <source>加小节</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>加文字页</source>
        <translation>Text slide</translation>
    </message>
    <message>
        <source>放映</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>从选中的一项开始放映</source>
        <translation>Present from the chosen item</translation>
    </message>
    <message>
        <source>更多操作</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>重命名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>复制一份</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>删除讲义</source>
        <translation>Delete collection</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>Items: {0}</translation>
    </message>
    <message>
        <source>从第一项开始放映</source>
        <translation>Present from the first item</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>打印讲义…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>导出为文档…</source>
        <translation>Export as a document…</translation>
    </message>
    <message>
        <source>导出这份讲义，给同事导入…</source>
        <translation>Export for colleagues to import…</translation>
    </message>
</context>
<context>
    <name>CollectionChooser</name>
    <message>
        <source>加入讲义</source>
        <translation>Add to a collection</translation>
    </message>
    <message>
        <source>查找讲义，或写下新讲义的名称</source>
        <translation>Find a collection, or type a new title</translation>
    </message>
    <message>
        <source>讲义</source>
        <translation>Collections</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>Items: {0}</translation>
    </message>
    <message>
        <source>新建讲义“{0}”</source>
        <translation>New collection “{0}”</translation>
    </message>
    <message>
        <source>新建讲义…</source>
        <translation>New collection…</translation>
    </message>
</context>
<context>
    <name>CollectionFiles</name>
    <message>
        <source>导出讲义</source>
        <translation>Export collections</translation>
    </message>
    <message>
        <source>{0} 等 {1} 份</source>
        <translation>{0} and others, {1} in all</translation>
    </message>
    <message>
        <source>把{0}存成一个文件，同事导入后即可使用。</source>
        <translation>Save {0} as one file that colleagues can import.</translation>
    </message>
    <message>
        <source>连同讲者备注（{0} 处，仅自己可见的内容）</source>
        <translation>Include speaker notes ({0}, otherwise visible to you alone)</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选择位置…</source>
        <translation>Choose a place…</translation>
    </message>
    <message>
        <source>政策汇编讲义</source>
        <translation>Policy Compendium collections</translation>
    </message>
    <message>
        <source>导入讲义</source>
        <translation>Import collections</translation>
    </message>
    <message>
        <source>讲义文件 (*.json)</source>
        <translation>Collections (*.json)</translation>
    </message>
</context>
<context>
    <name>CollectionList</name>
    <message>
        <source>讲义</source>
        <translation>Collections</translation>
    </message>
    <message>
        <source>复制一份</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>导出这份讲义…</source>
        <translation>Export this collection…</translation>
    </message>
</context>
<context>
    <name>CollectionListModel</name>
    <message>
        <source>{0} 项</source>
        <translation>Items: {0}</translation>
    </message>
</context>
<context>
    <name>CollectionWords</name>
    <message>
        <source>小节</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>文字页</source>
        <translation>Text slide</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>未命名的小节</source>
        <translation>Section without a title</translation>
    </message>
    <message>
        <source>空白的文字页</source>
        <translation>Empty slide</translation>
    </message>
    <message>
        <source>文件已不在文库（{0}）</source>
        <translation>Document not in the library ({0})</translation>
    </message>
    <message>
        <source>条款已移位</source>
        <translation>Clause moved</translation>
    </message>
    <message>
        <source>这段文字已移到文件的另一处，讲义已跟随。</source>
        <translation>These words now stand elsewhere in the document; the collection has followed.</translation>
    </message>
    <message>
        <source>原文已变</source>
        <translation>Text changed</translation>
    </message>
    <message>
        <source>文库中的文字与加入讲义时不同，请核对。</source>
        <translation>The library’s text differs from what was added. Please check.</translation>
    </message>
    <message>
        <source>原文已不在</source>
        <translation>Text gone</translation>
    </message>
    <message>
        <source>文库中已没有这份文件或这一条，讲义保留着加入时的文字。</source>
        <translation>The document or clause is no longer in the library; the words as added are kept.</translation>
    </message>
    <message>
        <source>全部文件</source>
        <translation>All documents</translation>
    </message>
</context>
<context>
    <name>CollectionWork</name>
    <message>
        <source>新讲义</source>
        <translation>New collection</translation>
    </message>
    <message>
        <source>{0} 副本</source>
        <translation>{0} copy</translation>
    </message>
    <message>
        <source>已复制为“{0}”</source>
        <translation>Copied as “{0}”</translation>
    </message>
    <message>
        <source>已删除讲义“{0}”（{1} 项）</source>
        <translation>Deleted the collection “{0}” (items: {1})</translation>
    </message>
    <message>
        <source>已复制 {0} 项到“{1}”</source>
        <translation>Items copied to “{1}”: {0}</translation>
    </message>
    <message>
        <source>已移 {0} 项到“{1}”</source>
        <translation>Items moved to “{1}”: {0}</translation>
    </message>
    <message>
        <source>已改用现在的文字</source>
        <translation>Now shows the present text</translation>
    </message>
    <message>
        <source>已导出 {0} 份讲义到 {1}</source>
        <translation>Collections exported to {1}: {0}</translation>
    </message>
    <message>
        <source>正在导出讲义</source>
        <translation>Exporting collections</translation>
    </message>
    <message>
        <source>正在导入讲义</source>
        <translation>Importing collections</translation>
    </message>
    <message>
        <source>文件中的讲义都已在这里，没有需要导入的</source>
        <translation>All collections of the file are here already; nothing to import</translation>
    </message>
    <message>
        <source>已导入 {0} 份讲义，更新 {1} 份</source>
        <translation>Collections imported: {0}, updated: {1}</translation>
    </message>
</context>
<context>
    <name>CollectionsPanel</name>
    <message>
        <source>讲义</source>
        <translation>Collections</translation>
    </message>
    <message>
        <source>查找讲义</source>
        <translation>Find collections</translation>
    </message>
    <message>
        <source>新建讲义</source>
        <translation>New collection</translation>
    </message>
    <message>
        <source>导入讲义…</source>
        <translation>Import collections…</translation>
    </message>
    <message>
        <source>导出全部讲义…</source>
        <translation>Export all collections…</translation>
    </message>
    <message>
        <source>现有 {0} 行</source>
        <translation>Rows today: {0}</translation>
    </message>
    <message>
        <source>可以拖动或按 Alt+↑、Alt+↓ 一起移动，按 Ctrl+X、Ctrl+C 剪切或复制，按 Delete 删除。</source>
        <translation>Drag them or press Alt+↑ and Alt+↓ to move them together, Ctrl+X or Ctrl+C to cut or copy, Delete to remove.</translation>
    </message>
    <message>
        <source>选中了 {0} 项</source>
        <translation>Items chosen: {0}</translation>
    </message>
    <message>
        <source>选中一项后，在这里改标题、选语句、写讲者备注。</source>
        <translation>Choose an item to change its title, pick sentences and write speaker notes here.</translation>
    </message>
    <message>
        <source>没有选中的项</source>
        <translation>No item chosen</translation>
    </message>
</context>
<context>
    <name>ColumnList</name>
    <message>
        <source>从左到右的各栏</source>
        <translation>Columns from left to right</translation>
    </message>
    <message>
        <source>打开原文</source>
        <translation>Open the text</translation>
    </message>
    <message>
        <source>往左移一栏</source>
        <translation>Move one column left</translation>
    </message>
    <message>
        <source>去掉这一栏</source>
        <translation>Remove this column</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>密切对应</source>
        <translation>Close match</translation>
    </message>
    <message>
        <source>一般对应</source>
        <translation>Fair match</translation>
    </message>
    <message>
        <source>可能对应</source>
        <translation>Possible match</translation>
    </message>
    <message>
        <source>持平</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>加码</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>降低</source>
        <translation>Lowered</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>已排除</source>
        <translation>Excluded</translation>
    </message>
    <message>
        <source>人工添加</source>
        <translation>Added by hand</translation>
    </message>
    <message>
        <source> 等{0}条</source>
        <translation> and others, {0} in all</translation>
    </message>
    <message>
        <source>共有词</source>
        <translation>Words in common</translation>
    </message>
    <message>
        <source>标题相近</source>
        <translation>Similar titles</translation>
    </message>
    <message>
        <source>同一指标</source>
        <translation>Same indicator</translation>
    </message>
    <message>
        <source>同义词</source>
        <translation>Synonyms</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>确认对应</source>
        <translation>Confirm match</translation>
    </message>
    <message>
        <source>排除</source>
        <translation>Exclude</translation>
    </message>
    <message>
        <source>撤回决定</source>
        <translation>Withdraw decision</translation>
    </message>
    <message>
        <source>未变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>改</source>
        <translation>C</translation>
    </message>
    <message>
        <source>增</source>
        <translation>+</translation>
    </message>
    <message>
        <source>删</source>
        <translation>−</translation>
    </message>
    <message>
        <source>移</source>
        <translation>M</translation>
    </message>
    <message>
        <source>移自 {0}</source>
        <translation>Moved from {0}</translation>
    </message>
    <message>
        <source>移至 {0}</source>
        <translation>Moved to {0}</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>对应条款列表</source>
        <translation>List of matched clauses</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>对齐行</source>
        <translation>Align rows</translation>
    </message>
    <message>
        <source>合并视图</source>
        <translation>One column</translation>
    </message>
    <message>
        <source>同步滚动</source>
        <translation>Scroll together</translation>
    </message>
    <message>
        <source>添加文件</source>
        <translation>Add document</translation>
    </message>
    <message>
        <source>重新选择文件</source>
        <translation>Choose documents again</translation>
    </message>
    <message>
        <source>放映</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>导出对比表</source>
        <translation>Export the comparison</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By matter</translation>
    </message>
    <message>
        <source>找出谈同一件事的条款，并排对照</source>
        <translation>Find clauses on the same matter and show them side by side</translation>
    </message>
    <message>
        <source>按文本</source>
        <translation>By text</translation>
    </message>
    <message>
        <source>同一文件的两个版本，逐字比较改动</source>
        <translation>Two versions of one text, compared word by word</translation>
    </message>
    <message>
        <source>矩阵</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>主题在左，文件在上，一格一份文件的要点和数字</source>
        <translation>Topics down, documents across; each cell the gist and the numbers</translation>
    </message>
    <message>
        <source>按文本比较需要正好两份文件</source>
        <translation>Comparing by text needs exactly two documents</translation>
    </message>
    <message>
        <source>第 {0} 组，共 {1} 组</source>
        <translation>Group {0} of {1}</translation>
    </message>
    <message>
        <source>共 {0} 组</source>
        <translation>Groups: {0}</translation>
    </message>
    <message>
        <source>第 {0} 处，共 {1} 处</source>
        <translation>Change {0} of {1}</translation>
    </message>
    <message>
        <source>共 {0} 处</source>
        <translation>Changes: {0}</translation>
    </message>
    <message>
        <source>第 {0} 行，共 {1} 行</source>
        <translation>Row {0} of {1}</translation>
    </message>
    <message>
        <source>共 {0} 行</source>
        <translation>Rows: {0}</translation>
    </message>
    <message>
        <source>各自滚动</source>
        <translation>Scroll apart</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>本文件无对应条款</source>
        <translation>No matching clause in this document</translation>
    </message>
    <message>
        <source>对照正文：{0}</source>
        <translation>Compared text: {0}</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>读取文件时出错，请重新选择。</source>
        <translation>A document could not be read; choose again.</translation>
    </message>
    <message>
        <source>这几份文件无法对照</source>
        <translation>These documents cannot be compared</translation>
    </message>
    <message>
        <source>重新选择</source>
        <translation>Choose again</translation>
    </message>
    <message>
        <source>屏幕上还没有可以导出的内容</source>
        <translation>There is nothing on screen to export yet</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>政策对比表</source>
        <translation>Policy comparison</translation>
    </message>
    <message>
        <source>已导出 {0} 行到 {1}</source>
        <translation>Rows exported to {1}: {0}</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>已复制指向本文的链接</source>
        <translation>Copied a link to this document</translation>
    </message>
    <message>
        <source>已复制指向“{0}”的链接</source>
        <translation>Copied a link to “{0}”</translation>
    </message>
    <message>
        <source>已复制“{0}”和出处</source>
        <translation>Copied “{0}” with its source</translation>
    </message>
    <message>
        <source>已复制“{0}”至“{1}”和出处</source>
        <translation>Copied “{0}” to “{1}” with their source</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>已确认 {0} 对对应</source>
        <translation>Confirmed matches: {0}</translation>
    </message>
    <message>
        <source>已去掉 {0} 对人工添加的对应</source>
        <translation>Removed matches added by hand: {0}</translation>
    </message>
    <message>
        <source>已排除 {0} 对对应，可在列表末尾恢复</source>
        <translation>Excluded matches: {0}; restore them at the end of the list</translation>
    </message>
    <message>
        <source>已排除第 {1} 组的全部 {0} 对对应，其后各组重新编号；可在列表末尾逐对恢复</source>
        <translation>Excluded all {0} matches of group {1}; the groups after it get new numbers. Restore them one by one at the end of the list</translation>
    </message>
    <message>
        <source>已撤回 {0} 对对应的决定</source>
        <translation>Withdrew decisions on matches: {0}</translation>
    </message>
    <message>
        <source>已添加 {0} 对对应</source>
        <translation>Added matches: {0}</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>怎样导入</source>
        <translation>How to import</translation>
    </message>
    <message>
        <source>查看差异</source>
        <translation>Show differences</translation>
    </message>
    <message>
        <source>查看差异（Ctrl+D）</source>
        <translation>Show differences (Ctrl+D)</translation>
    </message>
    <message>
        <source>查看与文库中文本的差异</source>
        <translation>Show differences from the text in the library</translation>
    </message>
    <message>
        <source>不再导入</source>
        <translation>Do not import again</translation>
    </message>
    <message>
        <source>存为新版本</source>
        <translation>Keep as a new version</translation>
    </message>
    <message>
        <source>请选择…</source>
        <translation>Please choose…</translation>
    </message>
    <message>
        <source>存为较早的文本</source>
        <translation>Keep as an earlier text</translation>
    </message>
    <message>
        <source>替换原有文本</source>
        <translation>Replace the present text</translation>
    </message>
    <message>
        <source>存为另一份文件</source>
        <translation>Keep as another document</translation>
    </message>
    <message>
        <source>查看原文</source>
        <translation>Show source</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>选择要导入的政策文本</source>
        <translation>Choose policy texts to import</translation>
    </message>
    <message>
        <source>选择要导入的文件夹</source>
        <translation>Choose a folder to import</translation>
    </message>
    <message>
        <source>选择新的文本</source>
        <translation>Choose the new text</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>可以导入的文件 ({0})</source>
        <translation>Files that can be imported ({0})</translation>
    </message>
    <message>
        <source>已修改《{0}》</source>
        <translation>Changed “{0}”</translation>
    </message>
    <message>
        <source>正在移除文件</source>
        <translation>Removing documents</translation>
    </message>
    <message>
        <source>已撤销导入，文库恢复原样</source>
        <translation>Import taken back; the library is as it was</translation>
    </message>
    <message>
        <source>已导入 {0} 份文件</source>
        <translation>Files imported: {0}</translation>
    </message>
    <message>
        <source>已移除《{0}》</source>
        <translation>Removed “{0}”</translation>
    </message>
    <message>
        <source>已移除 {0} 份文件</source>
        <translation>Documents removed: {0}</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>与文库中文本的差异</source>
        <translation>Differences from the text in the library</translation>
    </message>
    <message>
        <source>正在比较…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>文字没有改动，只是编号或分段不同。</source>
        <translation>The words are the same; only numbers or paragraphs differ.</translation>
    </message>
    <message>
        <source>改动 {0} 条</source>
        <translation>{0} changed</translation>
    </message>
    <message>
        <source>新增 {0} 条</source>
        <translation>{0} added</translation>
    </message>
    <message>
        <source>删去 {0} 条</source>
        <translation>{0} removed</translation>
    </message>
    <message>
        <source>移动 {0} 条</source>
        <translation>{0} moved</translation>
    </message>
    <message>
        <source>未变 {0} 条</source>
        <translation>{0} unchanged</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>⋯ {0} 条未变</source>
        <translation>⋯ {0} unchanged</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
</context>
<context>
    <name>DocumentBookmarks</name>
    <message>
        <source>本文的书签</source>
        <translation>Bookmarks of this text</translation>
    </message>
    <message>
        <source>停在一条上按 Ctrl+D 添加书签；选中文字，用弹出的工具条标注。</source>
        <translation>Press Ctrl+D at a clause to bookmark it; select words and highlight them with the bar that appears.</translation>
    </message>
    <message>
        <source>本文还没有书签和标注</source>
        <translation>No bookmarks or highlights in this text yet</translation>
    </message>
    <message>
        <source>备注、标签和颜色…</source>
        <translation>Note, Tags and Colour…</translation>
    </message>
    <message>
        <source>打开一份文件后，这里列出它的书签。</source>
        <translation>The bookmarks of the open document are listed here.</translation>
    </message>
    <message>
        <source>没有书签</source>
        <translation>No bookmarks</translation>
    </message>
</context>
<context>
    <name>DocumentCard</name>
    <message>
        <source>文件信息：{0}</source>
        <translation>Document details: {0}</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuers</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date signed</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>规划期</source>
        <translation>Planning period</translation>
    </message>
    <message>
        <source>时效性</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>认定依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>核对日期</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>篇幅</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>{0} 条，{1} 字</source>
        <translation>Clauses: {0}, characters: {1}</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>推断自：{0}</source>
        <translation>Inferred from: {0}</translation>
    </message>
    <message>
        <source>原文：{0}</source>
        <translation>As printed: {0}</translation>
    </message>
    <message>
        <source>人工填写</source>
        <translation>Filled in by hand</translation>
    </message>
    <message>
        <source>推断，正文没有印出</source>
        <translation>Inferred, not printed in the text</translation>
    </message>
</context>
<context>
    <name>DocumentChooser</name>
    <message>
        <source>选择要对照的文件</source>
        <translation>Choose documents to compare</translation>
    </message>
    <message>
        <source>按标题或地区筛选</source>
        <translation>Filter by title or region</translation>
    </message>
    <message>
        <source>可对照的文件</source>
        <translation>Documents that can be compared</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>开始对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>已选 {0} 份，最多 {1} 份</source>
        <translation>{0} chosen, at most {1}</translation>
    </message>
    <message>
        <source>文库中至少要有两份文件才能对照，请先导入。</source>
        <translation>At least two documents are needed to compare; import some first.</translation>
    </message>
    <message>
        <source>已选《{0}》，再选一份就可以对照。</source>
        <translation>“{0}” is chosen; choose one more to compare.</translation>
    </message>
    <message>
        <source>勾选两至四份文件。程序会找出谈同一件事的条款，编号列出，并让各份文件一起滚动。</source>
        <translation>Tick two to four documents. Clauses on the same matter are found, numbered and listed, and the texts scroll together.</translation>
    </message>
</context>
<context>
    <name>DocumentEditor</name>
    <message>
        <source>编辑《{0}》</source>
        <translation>Edit “{0}”</translation>
    </message>
    <message>
        <source>改动还没有保存。</source>
        <translation>The changes have not been saved.</translation>
    </message>
    <message>
        <source>关闭后这些改动不再保留。</source>
        <translation>They will be lost once this window is closed.</translation>
    </message>
    <message>
        <source>放弃并关闭</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>改动用于检索、清单和引文；文字本身不变，书签、标注和台账会跟到新的条款上。</source>
        <translation>Changes apply to search, tables and citations. The text itself stays as it is; bookmarks, highlights and the ledger follow to the new clauses.</translation>
    </message>
    <message>
        <source>撤销改动</source>
        <translation>Undo correction</translation>
    </message>
    <message>
        <source>重做改动</source>
        <translation>Redo correction</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存（Ctrl+Enter）</source>
        <translation>Save (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>DocumentPoints</name>
    <message>
        <source>本文的要点</source>
        <translation>Points of this text</translation>
    </message>
    <message>
        <source>选中一段文字，用右键菜单的“添加为”可以手工添加。</source>
        <translation>Select some words and use “Add as” of the context menu to add one by hand.</translation>
    </message>
    <message>
        <source>本文没有抽取到要点</source>
        <translation>No points were found in this text</translation>
    </message>
    <message>
        <source>打开一份文件后，这里列出它的指标、分工、扶持和时限。</source>
        <translation>Open a document to see its targets, duties, supports and deadlines here.</translation>
    </message>
    <message>
        <source>没有要点</source>
        <translation>No points</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>松开鼠标，导入这些文件</source>
        <translation>Let go to import these files</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>换下《{0}》</source>
        <translation>Replace “{0}”</translation>
    </message>
    <message>
        <source>放在这里对照</source>
        <translation>Compare here</translation>
    </message>
</context>
<context>
    <name>EmptyReader</name>
    <message>
        <source>还没有打开文件</source>
        <translation>No document open</translation>
    </message>
    <message>
        <source>在左侧文库中选择一份政策文件，或在上方输入词语检索全部条款。</source>
        <translation>Choose a policy in the library on the left, or type words above to search all clauses.</translation>
    </message>
    <message>
        <source>这份文件打不开</source>
        <translation>This document cannot be opened</translation>
    </message>
    <message>
        <source>最近阅读</source>
        <translation>Recently read</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出{0}</source>
        <translation>Export {0}</translation>
    </message>
    <message>
        <source>请填写文件名。</source>
        <translation>Give the file a name.</translation>
    </message>
    <message>
        <source>文件名里不能有 \ / : * ? &quot; &lt; &gt; | 这些字符。</source>
        <translation>A file name cannot contain \ / : * ? &quot; &lt; &gt; |</translation>
    </message>
    <message>
        <source>文件夹“{0}”不存在，请另选一个。</source>
        <translation>There is no folder “{0}”; choose another.</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>保存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>屏幕上的 {0} 行，按现在的筛选、分组和顺序</source>
        <translation>What is on screen, as filtered, grouped and sorted (rows: {0})</translation>
    </message>
    <message>
        <source>只导出选中的 {0} 行</source>
        <translation>Only what is selected (rows: {0})</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose Folder</translation>
    </message>
    <message>
        <source>Word 文档（.docx）</source>
        <translation>Word document (.docx)</translation>
    </message>
    <message>
        <source>公文版式，可直接上报、印发</source>
        <translation>Set as an official document, ready to submit</translation>
    </message>
    <message>
        <source>Excel 工作簿（.xlsx）</source>
        <translation>Excel workbook (.xlsx)</translation>
    </message>
    <message>
        <source>数字和日期可计算、可筛选</source>
        <translation>Numbers and dates to calculate with and filter</translation>
    </message>
    <message>
        <source>CSV 表格（.csv）</source>
        <translation>CSV table (.csv)</translation>
    </message>
    <message>
        <source>交给其他系统导入</source>
        <translation>For other systems to read</translation>
    </message>
    <message>
        <source>Markdown（.md）</source>
        <translation>Markdown (.md)</translation>
    </message>
    <message>
        <source>放进笔记和文档库</source>
        <translation>For notes and document stores</translation>
    </message>
    <message>
        <source>网页（.html）</source>
        <translation>Web page (.html)</translation>
    </message>
    <message>
        <source>用浏览器打开，也可贴进邮件</source>
        <translation>Opens in a browser, pastes into mail</translation>
    </message>
    <message>
        <source>PDF（.pdf）</source>
        <translation>PDF (.pdf)</translation>
    </message>
    <message>
        <source>版式固定，便于打印和传阅</source>
        <translation>Fixed layout, for printing and passing round</translation>
    </message>
</context>
<context>
    <name>FacetBox</name>
    <message>
        <source>{0}，{1} 件</source>
        <translation>{0}, documents: {1}</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>其余 {0} 项</source>
        <translation>{0} more</translation>
    </message>
</context>
<context>
    <name>FacetColumn</name>
    <message>
        <source>筛选检索结果</source>
        <translation>Narrow the results</translation>
    </message>
    <message>
        <source>{0} 年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>时效性</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Responsible unit</translation>
    </message>
    <message>
        <source>{0}，{1} 条</source>
        <translation>{0}, clauses: {1}</translation>
    </message>
    <message>
        <source>没有可以筛选的项</source>
        <translation>Nothing to narrow by</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Narrow</translation>
    </message>
    <message>
        <source>全部清除</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>清除全部筛选</source>
        <translation>Clear all filters</translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>已折叠</source>
        <translation>Folded</translation>
    </message>
    <message>
        <source>已展开</source>
        <translation>Unfolded</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Narrow</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuers</translation>
    </message>
    <message>
        <source>时效性</source>
        <translation>Validity</translation>
    </message>
</context>
<context>
    <name>FactBar</name>
    <message>
        <source>{0} · {1} 份文件</source>
        <translation>{0} · documents: {1}</translation>
    </message>
    <message>
        <source>显示误抽项（{0}）</source>
        <translation>Show Dismissed Rows ({0})</translation>
    </message>
    <message>
        <source>失去原文的更正（{0}）…</source>
        <translation>Corrections Without Text ({0})…</translation>
    </message>
    <message>
        <source>筛选栏</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>筛选本表</source>
        <translation>Filter this table</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>把这张表加入讲义…</source>
        <translation>Add this table to a collection…</translation>
    </message>
    <message>
        <source>显示概述性表述</source>
        <translation>Show general statements</translation>
    </message>
    <message>
        <source>{0} 项任务</source>
        <translation>Tasks: {0}</translation>
    </message>
    <message>
        <source>{0} 个指标</source>
        <translation>Targets: {0}</translation>
    </message>
    <message>
        <source>{0} 项扶持</source>
        <translation>Supports: {0}</translation>
    </message>
    <message>
        <source>{0} 个时限</source>
        <translation>Deadlines: {0}</translation>
    </message>
    <message>
        <source>{0} 处政策工具</source>
        <translation>Instruments: {0}</translation>
    </message>
    <message>
        <source>{0} 处引用</source>
        <translation>Citations: {0}</translation>
    </message>
</context>
<context>
    <name>FactColumns</name>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>重点任务</source>
        <translation>Task area</translation>
    </message>
    <message>
        <source>具体举措</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>牵头单位</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>责任/配合单位</source>
        <translation>Other units</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>目标值</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>限定词</source>
        <translation>Qualifier</translation>
    </message>
    <message>
        <source>基期值</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>扶持类型</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Beneficiary</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>政策工具</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>所在条款</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>文库中有</source>
        <translation>In library</translation>
    </message>
    <message>
        <source>引用的文件</source>
        <translation>Cited document</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>文库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>牵头</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>配合</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>进展状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>未启动</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>受阻</source>
        <translation>Blocked</translation>
    </message>
</context>
<context>
    <name>FactDetail</name>
    <message>
        <source>{0}（取自本条写明的时限和指标，可在相应清单中更正）</source>
        <translation>{0} (from the deadlines and targets of this clause; correct it in their tables)</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>已标为误抽</source>
        <translation>Dismissed</translation>
    </message>
    <message>
        <source>手工添加</source>
        <translation>Added by hand</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>标为误抽，不再列出</source>
        <translation>Dismiss as wrongly extracted</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>恢复原值</source>
        <translation>Restore Original</translation>
    </message>
    <message>
        <source>选中一行，在这里看原文</source>
        <translation>Select a row to see its text here</translation>
    </message>
    <message>
        <source>打开条款</source>
        <translation>Open Clause</translation>
    </message>
    <message>
        <source>打开所引文件</source>
        <translation>Open Cited Document</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>复制这一行</source>
        <translation>Copy this row</translation>
    </message>
</context>
<context>
    <name>FactFields</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>目标值（原文）</source>
        <translation>Value as printed</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>数值上限</source>
        <translation>Upper number</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>限定词</source>
        <translation>Qualifier</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>时限依据</source>
        <translation>Date stated</translation>
    </message>
    <message>
        <source>频次</source>
        <translation>Frequency</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>基期值</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>概述性表述</source>
        <translation>General statement</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>牵头单位</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>配合单位</source>
        <translation>Supporting</translation>
    </message>
    <message>
        <source>另及单位</source>
        <translation>Also</translation>
    </message>
    <message>
        <source>分工表述</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>扶持类型</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Beneficiary</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>下限（元）</source>
        <translation>At least (yuan)</translation>
    </message>
    <message>
        <source>上限（元）</source>
        <translation>At most (yuan)</translation>
    </message>
    <message>
        <source>比例</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>单价（元）</source>
        <translation>Per unit (yuan)</translation>
    </message>
    <message>
        <source>有量化标准</source>
        <translation>Has an amount</translation>
    </message>
    <message>
        <source>上限出处</source>
        <translation>Ceiling as printed</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时限（原文）</source>
        <translation>Date as printed</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>文件标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>定期</source>
        <translation>Recurring</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>申报截止</source>
        <translation>Applications close</translation>
    </message>
    <message>
        <source>本句写明</source>
        <translation>in this sentence</translation>
    </message>
    <message>
        <source>承接上文</source>
        <translation>from above</translation>
    </message>
    <message>
        <source>按成文年份推定</source>
        <translation>from the year of issue</translation>
    </message>
    <message>
        <source>未写明</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>FactGroups</name>
    <message>
        <source>不分组</source>
        <translation>Not grouped</translation>
    </message>
    <message>
        <source>按文件分组</source>
        <translation>By document</translation>
    </message>
    <message>
        <source>按重点任务分组</source>
        <translation>By task area</translation>
    </message>
    <message>
        <source>按责任单位分组</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>按完成年份分组</source>
        <translation>By year due</translation>
    </message>
    <message>
        <source>{0} 年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>未写明期限</source>
        <translation>No deadline given</translation>
    </message>
    <message>
        <source>未写明责任单位</source>
        <translation>No unit given</translation>
    </message>
</context>
<context>
    <name>FactKinds</name>
    <message>
        <source>目标指标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>责任分工</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>扶持事项</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>政策工具</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>引用文件</source>
        <translation>Citation</translation>
    </message>
</context>
<context>
    <name>FactMenu</name>
    <message>
        <source>打开条款</source>
        <translation>Open Clause</translation>
    </message>
    <message>
        <source>打开所引文件</source>
        <translation>Open Cited Document</translation>
    </message>
    <message>
        <source>复制为表格</source>
        <translation>Copy as Table</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>把所在条款加入讲义…</source>
        <translation>Add the clause to a collection…</translation>
    </message>
    <message>
        <source>放映本表</source>
        <translation>Present this table</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>恢复原值</source>
        <translation>Restore Original</translation>
    </message>
    <message>
        <source>标为误抽</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>FactPage</name>
    <message>
        <source>筛选清单</source>
        <translation>Filter the table</translation>
    </message>
    <message>
        <source>这些是标为误抽、不再列出的内容；选中后可以恢复。</source>
        <translation>Rows dismissed as wrongly extracted; select one to restore it.</translation>
    </message>
    <message>
        <source>从 {0} 份文件的条款中自动抽取，双击查看原文；不准确的可按 F2 更正，误抽的按 Del 去掉。</source>
        <translation>Extracted from the clauses of {0} documents. Double-click to see the text, F2 corrects, Del dismisses.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>换个词，或去掉一些筛选条件。</source>
        <translation>Try another word, or take some filters off.</translation>
    </message>
    <message>
        <source>没有符合的行</source>
        <translation>No matching rows</translation>
    </message>
    <message>
        <source>清除全部筛选</source>
        <translation>Clear All Filters</translation>
    </message>
    <message>
        <source>没有标为误抽的内容</source>
        <translation>Nothing was dismissed</translation>
    </message>
    <message>
        <source>回到清单</source>
        <translation>Back to the Table</translation>
    </message>
    <message>
        <source>导入含有相应条款的文件后，会自动列在这里。
也可以在阅读时选中文字，用右键菜单添加。</source>
        <translation>Import documents with such clauses and they are listed here.
While reading you can also add selected words by the context menu.</translation>
    </message>
    <message>
        <source>文库里没有这类内容</source>
        <translation>The library has nothing of this kind</translation>
    </message>
    <message>
        <source>清单没有读出来</source>
        <translation>The table could not be read</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try Again</translation>
    </message>
</context>
<context>
    <name>FactTableModel</name>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>原{0}：{1}</source>
        <translation>{0} was: {1}</translation>
    </message>
</context>
<context>
    <name>FactWork</name>
    <message>
        <source>正在读取清单</source>
        <translation>Reading tables</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>已将 {0} 项标为误抽，不再列出</source>
        <translation>{0} dismissed</translation>
    </message>
    <message>
        <source>已恢复为自动抽取的内容</source>
        <translation>Restored what was extracted</translation>
    </message>
    <message>
        <source>已添加</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>已删除 {0} 项更正</source>
        <translation>Corrections deleted: {0}</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>已登记 {0} 项</source>
        <translation>{0} recorded</translation>
    </message>
    <message>
        <source>已删除 {0} 项登记</source>
        <translation>Records deleted: {0}</translation>
    </message>
    <message>
        <source>正在读取台账</source>
        <translation>Reading the ledger</translation>
    </message>
    <message>
        <source>已读回 {0} 项</source>
        <translation>{0} taken over</translation>
    </message>
    <message>
        <source>已导出 {0} 行到 {1}</source>
        <translation>Rows exported to {1}: {0}</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open Folder</translation>
    </message>
    <message>
        <source>正在导出 {0}</source>
        <translation>Exporting {0}</translation>
    </message>
    <message>
        <source>已复制 {0} 行，可粘贴为表格</source>
        <translation>Rows copied, to be pasted as a table: {0}</translation>
    </message>
    <message>
        <source>“{0}”已经存在，要替换它吗？</source>
        <translation>“{0}” exists already. Replace it?</translation>
    </message>
    <message>
        <source>原来的内容将不再保留。</source>
        <translation>What it holds now will be lost.</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>筛选：{0}</source>
        <translation>Filter: {0}</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>这里没有可以导出的表格</source>
        <translation>There is no table to export here</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>保存更正</source>
        <translation>Save Correction</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存更正（Enter）</source>
        <translation>Save the correction (Enter)</translation>
    </message>
    <message>
        <source>取消（Esc）</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>双击更正</source>
        <translation>Double-click to correct</translation>
    </message>
    <message>
        <source>原值：{0}</source>
        <translation>Was: {0}</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>位置：</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>文件名：</source>
        <translation>File name:</translation>
    </message>
    <message>
        <source>类型：</source>
        <translation>Type:</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>{0}等 {1} 项</source>
        <translation>{0} and more ({1})</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear Filters</translation>
    </message>
    <message>
        <source>位置未变</source>
        <translation>In place</translation>
    </message>
    <message>
        <source>不在文库中的文件（{0}）</source>
        <translation>Document not in the library ({0})</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>在本文中查找</source>
        <translation>Find in this text</translation>
    </message>
    <message>
        <source>第 {0} 处，共 {1} 处</source>
        <translation>Hit {0} of {1}</translation>
    </message>
    <message>
        <source>没有找到，请换个词</source>
        <translation>Not found; try another word</translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message>
        <source>全部书签和标注</source>
        <translation>All bookmarks and highlights</translation>
    </message>
    <message>
        <source>未归入文件夹</source>
        <translation>Not in a folder</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>书签文件夹</source>
        <translation>Bookmark folders</translation>
    </message>
    <message>
        <source>在此文件夹中检索</source>
        <translation>Search in this folder</translation>
    </message>
    <message>
        <source>新建文件夹</source>
        <translation>New folder</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>旧版</source>
        <translation>Older version</translation>
    </message>
    <message>
        <source>新版</source>
        <translation>Newer version</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>对应条款</source>
        <translation>Matched clauses</translation>
    </message>
    <message>
        <source>仅{0}有</source>
        <translation>Only in {0}</translation>
    </message>
    <message>
        <source>已排除</source>
        <translation>Excluded</translation>
    </message>
    <message>
        <source>程序找到、被您排除的对应。按 Delete 或在右键菜单中恢复。</source>
        <translation>Matches the program found and you excluded. Restore them with Delete or from the menu.</translation>
    </message>
</context>
<context>
    <name>HiddenMenuBar</name>
    <message>
        <source>菜单栏</source>
        <translation>Menu bar</translation>
    </message>
</context>
<context>
    <name>HighlightBar</name>
    <message>
        <source>{0}标注</source>
        <translation>Highlight: {0}</translation>
    </message>
    <message>
        <source>下划线</source>
        <translation>Underline</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write Note</translation>
    </message>
    <message>
        <source>添加书签</source>
        <translation>Add Bookmark</translation>
    </message>
    <message>
        <source>清除标注</source>
        <translation>Clear Highlights</translation>
    </message>
</context>
<context>
    <name>HighlightMarking</name>
    <message>
        <source>标注</source>
        <translation>Highlight</translation>
    </message>
    <message>
        <source>{0}标注</source>
        <translation>Highlight: {0}</translation>
    </message>
</context>
<context>
    <name>HitBar</name>
    <message>
        <source>检索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>本文只有这一处，按 F4 到下一条检索结果</source>
        <translation>The only one in this text; F4 goes to the next result</translation>
    </message>
    <message>
        <source>要点原文</source>
        <translation>Words of the fact</translation>
    </message>
    <message>
        <source>第 {0} 处，共 {1} 处</source>
        <translation>Hit {0} of {1}</translation>
    </message>
    <message>
        <source>共 {1} 处</source>
        <translation>Places: {1}</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>待读取</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>可导入</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>有疑问</source>
        <translation>In doubt</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Known</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>较早文本</source>
        <translation>Earlier text</translation>
    </message>
    <message>
        <source>新版本</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>不能导入</source>
        <translation>Cannot import</translation>
    </message>
    <message>
        <source>已导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>文库已有</source>
        <translation>In library</translation>
    </message>
    <message>
        <source>同批已有</source>
        <translation>Twin in import</translation>
    </message>
    <message>
        <source>简称</source>
        <translation>Short title</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuers</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date signed</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>规划期</source>
        <translation>Plan period</translation>
    </message>
    <message>
        <source>施行日期</source>
        <translation>In effect from</translation>
    </message>
    <message>
        <source>失效日期</source>
        <translation>Expires on</translation>
    </message>
    <message>
        <source>时效性</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>认定依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>没有找到，请填写；文件上没有则留空</source>
        <translation>Not found; fill it in, or leave it empty if the document has none</translation>
    </message>
    <message>
        <source>{0}不太确定</source>
        <translation>Not quite sure of: {0}</translation>
    </message>
    <message>
        <source>与同批的“{0}”文字相同，不再导入</source>
        <translation>Same text as “{0}” of this import; not imported again</translation>
    </message>
    <message>
        <source>有疑问：{0}</source>
        <translation>Doubtful: {0}</translation>
    </message>
    <message>
        <source>跳过 {0} 个文件（{1}）</source>
        <translation>{0} files skipped ({1})</translation>
    </message>
    <message>
        <source>跳过：{0}</source>
        <translation>Skipped: {0}</translation>
    </message>
    <message>
        <source>文库里已有同样的文字：《{0}》</source>
        <translation>The library has this text: “{0}”</translation>
    </message>
    <message>
        <source>成文日期 {0}，早于文库中的《{1}》（{2}），请选择怎样导入</source>
        <translation>Dated {0}, before “{1}” in the library ({2}); choose how to import it</translation>
    </message>
    <message>
        <source>文库里的《{0}》文字不同，请决定是否存为新版本</source>
        <translation>“{0}” in the library reads differently; decide whether this is a new version</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>未找到：{0}</source>
        <translation>Not found: {0}</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>Clauses: {0}</translation>
    </message>
    <message>
        <source>临时文件</source>
        <translation>temporary files</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>pictures</translation>
    </message>
    <message>
        <source>其他文件</source>
        <translation>other files</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>小标题</source>
        <translation>Subhead</translation>
    </message>
    <message>
        <source>段落</source>
        <translation>Para.</translation>
    </message>
    <message>
        <source>专栏</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>编</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>章</source>
        <translation>Ch.</translation>
    </message>
    <message>
        <source>节</source>
        <translation>Sec.</translation>
    </message>
    <message>
        <source>条</source>
        <translation>Art.</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Annex</translation>
    </message>
    <message>
        <source>{0} 级</source>
        <translation>Lv. {0}</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>还有 {0} 份文件没有导入。</source>
        <translation>Files not imported yet: {0}.</translation>
    </message>
    <message>
        <source>文件还没有处理完。</source>
        <translation>Files are still being worked at.</translation>
    </message>
    <message>
        <source>关闭后这些文件不会进入文库，做过的改动也不保留；已经导入的不受影响。</source>
        <translation>If you close now they do not enter the library and corrections are lost; what was imported stays.</translation>
    </message>
    <message>
        <source>放弃并关闭</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>添加文件…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>添加文件夹…</source>
        <translation>Add folder…</translation>
    </message>
    <message>
        <source>没有找到可以导入的文件</source>
        <translation>No files that can be imported</translation>
    </message>
    <message>
        <source>可核对的第 {0} / {1} 份</source>
        <translation>{0} / {1} to look at</translation>
    </message>
    <message>
        <source>共 {0} 份文件</source>
        <translation>Files: {0}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已导入 {0} 份</source>
        <translation>{0} imported</translation>
    </message>
    <message>
        <source>{0} 份没有导入：{1}</source>
        <translation>{0} not imported: {1}</translation>
    </message>
    <message>
        <source>{0} 份与刚导入的标题相同，请决定怎样导入</source>
        <translation>{0} of a title that was just imported; decide how to import them</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>已撤销导入，文库恢复原样</source>
        <translation>Import taken back; the library is as it was</translation>
    </message>
    <message>
        <source>核对…</source>
        <translation>Check…</translation>
    </message>
    <message>
        <source>导入选中的 {0} 份</source>
        <translation>Import the {0} selected</translation>
    </message>
    <message>
        <source>未印的项留空，导入选中的 {0} 份</source>
        <translation>Leave empty what is not printed, import {0} selected</translation>
    </message>
    <message>
        <source>跳过，或恢复跳过的</source>
        <translation>Skip, or take back in</translation>
    </message>
    <message>
        <source>打开文库中的《{0}》</source>
        <translation>Open “{0}” in the library</translation>
    </message>
    <message>
        <source>复制文件路径</source>
        <translation>Copy file paths</translation>
    </message>
</context>
<context>
    <name>IndicatorPage</name>
    <message>
        <source>查找指标</source>
        <translation>Find an indicator</translation>
    </message>
    <message>
        <source>各份文件的目标</source>
        <translation>Targets by document</translation>
    </message>
    <message>
        <source>没有符合的指标</source>
        <translation>No indicator matches</translation>
    </message>
    <message>
        <source>1 份</source>
        <translation>1 doc</translation>
    </message>
    <message>
        <source>{0} 份</source>
        <translation>Documents: {0}</translation>
    </message>
    <message>
        <source>条款写有“达到8000家”一类的数字时，会自动列在这里。</source>
        <translation>Clauses with numbers such as “达到8000家” are listed here by themselves.</translation>
    </message>
    <message>
        <source>文库里没有带数字的目标</source>
        <translation>The library has no targets with numbers</translation>
    </message>
    <message>
        <source>{0} 份文件 · {1} 个目标</source>
        <translation>Documents: {0} · targets: {1}</translation>
    </message>
    <message>
        <source>另有 {0} 个目标单位不同或没有年份，未画入图中，见下表。</source>
        <translation>{0} more targets have another unit or no year and are not in the chart; see the table.</translation>
    </message>
</context>
<context>
    <name>ItemActs</name>
    <message>
        <source>从这里放映</source>
        <translation>Present from here</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>剪切</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>复制到另一份讲义</source>
        <translation>Copy to another collection</translation>
    </message>
    <message>
        <source>已移动 {0} 项</source>
        <translation>Items moved: {0}</translation>
    </message>
    <message>
        <source>新的小节</source>
        <translation>New section</translation>
    </message>
    <message>
        <source>已剪切 {0} 项</source>
        <translation>Items cut: {0}</translation>
    </message>
    <message>
        <source>已粘贴 {0} 项</source>
        <translation>Items pasted: {0}</translation>
    </message>
    <message>
        <source>已删除 {0} 项</source>
        <translation>Items deleted: {0}</translation>
    </message>
</context>
<context>
    <name>ItemArea</name>
    <message>
        <source>阅读时按 Ctrl+J，或在检索结果、书签、对照、清单的菜单里选“加入讲义…”。
也可以从一页自己的文字开始。</source>
        <translation>Press Ctrl+J while reading, or choose “Add to a collection…” in the menus of results, bookmarks, comparisons and tables.
Or begin with a slide of your own words.</translation>
    </message>
    <message>
        <source>这份讲义还是空的</source>
        <translation>This collection is still empty</translation>
    </message>
    <message>
        <source>加一页文字</source>
        <translation>Add a text slide</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>把条款、对照、清单和自己的文字按讲解的次序排好，就是一份讲义：
可以全屏放映，可以打印成学习材料，也可以交给同事。</source>
        <translation>Clauses, comparisons, tables and your own words in the order of your talk make a collection:
to present on the full screen, to print as a handout, to hand to colleagues.</translation>
    </message>
    <message>
        <source>还没有讲义</source>
        <translation>No collections yet</translation>
    </message>
    <message>
        <source>新建讲义</source>
        <translation>New collection</translation>
    </message>
    <message>
        <source>名称、标题、文字和备注里都没有这个词。</source>
        <translation>These words are in no title, text or note.</translation>
    </message>
    <message>
        <source>没有符合的讲义</source>
        <translation>No matching collection</translation>
    </message>
    <message>
        <source>清空查找</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>ItemDetail</name>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>附注（放映和打印时显示在下方）</source>
        <translation>Remark (shown below on slides and paper)</translation>
    </message>
    <message>
        <source>附注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>给听众看的一两句说明</source>
        <translation>A sentence or two for the audience</translation>
    </message>
    <message>
        <source>打开原文</source>
        <translation>Open the text</translation>
    </message>
    <message>
        <source>加入时的文字</source>
        <translation>Words as added</translation>
    </message>
    <message>
        <source>看加入时的文字</source>
        <translation>See the words as added</translation>
    </message>
    <message>
        <source>改用现在的文字</source>
        <translation>Use the present text</translation>
    </message>
    <message>
        <source>讲者备注 · 仅自己可见</source>
        <translation>Speaker notes · visible to you alone</translation>
    </message>
    <message>
        <source>放映时只显示在讲者的屏幕上；打印和导出默认不含。</source>
        <translation>Shown on the speaker’s screen only; left out of prints and exports unless asked for.</translation>
    </message>
    <message>
        <source>讲者备注</source>
        <translation>Speaker notes</translation>
    </message>
    <message>
        <source>要讲的话、数据、时间提醒……</source>
        <translation>What to say, figures, timing…</translation>
    </message>
    <message>
        <source>备注已隐藏 · 显示</source>
        <translation>Notes hidden · Show</translation>
    </message>
    <message>
        <source>小节标题</source>
        <translation>Section title</translation>
    </message>
    <message>
        <source>页标题（可以不写）</source>
        <translation>Slide title (optional)</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>讲义的各项</source>
        <translation>Items of the collection</translation>
    </message>
</context>
<context>
    <name>JoiningStrip</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>为“{0}”添加对应：在另一份文件中点选条款，或移到该条款上按 {1}；按 Esc 取消。</source>
        <translation>Adding a match for “{0}”: click a clause in another document, or go to it and press {1}; Esc cancels.</translation>
    </message>
</context>
<context>
    <name>Jumper</name>
    <message>
        <source>页码、标题或文中的词</source>
        <translation>Page number, heading or words</translation>
    </message>
    <message>
        <source>跳转与查找</source>
        <translation>Go to and find</translation>
    </message>
    <message>
        <source>全部页面</source>
        <translation>All pages</translation>
    </message>
    <message>
        <source>没有这样的页面</source>
        <translation>No such page</translation>
    </message>
</context>
<context>
    <name>KeyBoard</name>
    <message>
        <source>放映时的按键</source>
        <translation>Keys while presenting</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>未标注</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>国家</source>
        <translation>National</translation>
    </message>
    <message>
        <source>省级</source>
        <translation>Provincial</translation>
    </message>
    <message>
        <source>市级</source>
        <translation>Municipal</translation>
    </message>
    <message>
        <source>县级</source>
        <translation>County</translation>
    </message>
    <message>
        <source>层级未标注</source>
        <translation>Level not stated</translation>
    </message>
    <message>
        <source>现行有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>尚未生效</source>
        <translation>Not yet effective</translation>
    </message>
    <message>
        <source>已被修改</source>
        <translation>Amended</translation>
    </message>
    <message>
        <source>部分失效</source>
        <translation>Partly invalid</translation>
    </message>
    <message>
        <source>废止</source>
        <translation>Repealed</translation>
    </message>
    <message>
        <source>失效</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>规划期已届满</source>
        <translation>Planning period ended</translation>
    </message>
    <message>
        <source>征求意见稿</source>
        <translation>Draft for comment</translation>
    </message>
    <message>
        <source>征求意见</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>已届满</source>
        <translation>Period ended</translation>
    </message>
    <message>
        <source>未生效</source>
        <translation>Not yet effective</translation>
    </message>
    <message>
        <source>随程序提供</source>
        <translation>Bundled with the program</translation>
    </message>
    <message>
        <source>自行导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>资料包</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>自有</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>精确</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>同义</source>
        <translation>Synonym</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <source>近似</source>
        <translation>Similar</translation>
    </message>
    <message>
        <source>按词</source>
        <translation>By words</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>政策工具</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>术语</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>限定</source>
        <translation>Field</translation>
    </message>
</context>
<context>
    <name>LedgerBar</name>
    <message>
        <source>{0}，{1} 项</source>
        <translation>{0}, items: {1}</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>设为… （{0} 项）</source>
        <translation>Set To… ({0})</translation>
    </message>
    <message>
        <source>设为…</source>
        <translation>Set To…</translation>
    </message>
    <message>
        <source>筛选台账</source>
        <translation>Filter the ledger</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>Not grouped</translation>
    </message>
    <message>
        <source>按责任单位分组</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>按文件分组</source>
        <translation>By document</translation>
    </message>
    <message>
        <source>按时限分组</source>
        <translation>By deadline</translation>
    </message>
    <message>
        <source>按状态分组</source>
        <translation>By status</translation>
    </message>
    <message>
        <source>导出台账</source>
        <translation>Export Ledger</translation>
    </message>
    <message>
        <source>读回…</source>
        <translation>Read Back…</translation>
    </message>
    <message>
        <source>读回同事填好的 xlsx 台账；也可以把文件拖到这里</source>
        <translation>Read back an xlsx ledger that colleagues filled in; you can also drop the file here</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>只看“{0}”的行</source>
        <translation>Only rows that are “{0}”</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>不再只看“{0}”</source>
        <translation>Not only “{0}”</translation>
    </message>
</context>
<context>
    <name>LedgerChanges</name>
    <message>
        <source>表中行号</source>
        <translation>Row in file</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>导出后这里也改过</source>
        <translation>Changed here too since it was exported</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>{0}：{1} → {2}</source>
        <translation>{0}: {1} → {2}</translation>
    </message>
</context>
<context>
    <name>LedgerColumns</name>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>30 日内到期</source>
        <translation>Due in 30 days</translation>
    </message>
    <message>
        <source>未到期</source>
        <translation>Not yet due</translation>
    </message>
    <message>
        <source>未定日期</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已逾期 {0} 天</source>
        <translation>Days overdue: {0}</translation>
    </message>
    <message>
        <source>还有 {0} 天</source>
        <translation>Days left: {0}</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
</context>
<context>
    <name>LedgerGroups</name>
    <message>
        <source>{0} 年到期</source>
        <translation>Due in {0}</translation>
    </message>
    <message>
        <source>未明确责任单位</source>
        <translation>No unit named</translation>
    </message>
</context>
<context>
    <name>LedgerMenu</name>
    <message>
        <source>设为</source>
        <translation>Set To</translation>
    </message>
    <message>
        <source>打开条款</source>
        <translation>Open Clause</translation>
    </message>
    <message>
        <source>复制为表格</source>
        <translation>Copy as Table</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>将“{0}”填入所选各行</source>
        <translation>Fill “{0}” into the Selected Rows</translation>
    </message>
    <message>
        <source>清空登记</source>
        <translation>Clear What Is Recorded</translation>
    </message>
</context>
<context>
    <name>LedgerOverviewList</name>
    <message>
        <source>台账总览</source>
        <translation>Ledger overview</translation>
    </message>
    <message>
        <source>按单位</source>
        <translation>By Unit</translation>
    </message>
    <message>
        <source>按文件</source>
        <translation>By Document</translation>
    </message>
    <message>
        <source>{0}：{1} 项</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>在行里填写状态、进展、责任人和日期，填完即存；也可以导出给同事填写后读回。</source>
        <translation>Fill in status, progress, person and date in the rows, kept as you go; or export the ledger for colleagues to fill in, and read it back.</translation>
    </message>
    <message>
        <source>台账没有读出来</source>
        <translation>The ledger could not be read</translation>
    </message>
    <message>
        <source>查看…</source>
        <translation>View…</translation>
    </message>
    <message>
        <source>没有符合的行</source>
        <translation>No matching rows</translation>
    </message>
    <message>
        <source>放宽筛选后再看。</source>
        <translation>Choose fewer filters.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear Filters</translation>
    </message>
    <message>
        <source>另有 {0} 项登记的原文已不在文库中，仍然保留；原来的文件恢复后会自动接上。</source>
        <translation>{0} entries are about words that are no longer in the library; they are kept and return with the document.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>台账登记每项任务、指标和时限办到哪一步：状态、进展、责任人、日期和备注，逾期和将到期的会标出来。导入写有任务分工、指标或完成时限的文件后，就可以在这里登记，也可以导出给同事填写后读回。</source>
        <translation>The ledger records what became of each task, target and deadline: status, progress, person, date and remark; what is overdue or soon due is marked. Import documents that assign tasks or set targets and deadlines, then record here, or export the ledger for colleagues to fill in and read it back.</translation>
    </message>
    <message>
        <source>还没有可以登记的事项</source>
        <translation>Nothing to record yet</translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>全部文件</source>
        <translation>All documents</translation>
    </message>
    <message>
        <source>选择填好的台账</source>
        <translation>Choose a Filled-in Ledger</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel spreadsheets (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>LedgerPreviewDialog</name>
    <message>
        <source>读回台账</source>
        <translation>Read Ledger Back</translation>
    </message>
    <message>
        <source>“{0}”改动了 {1} 项</source>
        <translation>“{0}” changes {1} items</translation>
    </message>
    <message>
        <source>“{0}”没有要更新的内容</source>
        <translation>“{0}” changes nothing</translation>
    </message>
    <message>
        <source>另有 {0} 项与这里相同或没有填写；表中没有的行保持不变。</source>
        <translation>{0} more are the same as here or were not filled in; rows that the file does not have stay as they are.</translation>
    </message>
    <message>
        <source>{0} 项导出后在这里也改过，没有预先勾选。</source>
        <translation>{0} were changed here too since the export and are not ticked.</translation>
    </message>
    <message>
        <source>{0} 行的隐藏编号与内容对不上（可能只排序了部分列），已按类别、事项和来源认出，请核对。</source>
        <translation>In {0} rows the hidden key does not fit the words (perhaps only some columns were sorted); they were told by kind, matter and source. Please check them.</translation>
    </message>
    <message>
        <source>台账的变化</source>
        <translation>Changes to the ledger</translation>
    </message>
    <message>
        <source>{0} 处没有读入</source>
        <translation>{0} not taken over</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>更新 {0} 项</source>
        <translation>Update {0}</translation>
    </message>
</context>
<context>
    <name>LedgerStrip</name>
    <message>
        <source>打开条款</source>
        <translation>Open Clause</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
</context>
<context>
    <name>LeftOutStrip</name>
    <message>
        <source>{0} 字像是网页栏目、媒体导语等，没有收入正文</source>
        <translation>{0} characters look like a page’s menus or the press’s own words and were left out</translation>
    </message>
    <message>
        <source>下一处（{0} / {1}）</source>
        <translation>Next ({0} / {1})</translation>
    </message>
    <message>
        <source>查看（{0} 处）</source>
        <translation>Show ({0})</translation>
    </message>
    <message>
        <source>查看没有收入正文的文字：{0}</source>
        <translation>Words that were left out of the text: {0}</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>文库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>按标题筛选</source>
        <translation>Filter by title</translation>
    </message>
    <message>
        <source>按标题筛选文库</source>
        <translation>Filter the library by title</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>当前文件不在筛选结果中</source>
        <translation>The open text is filtered out</translation>
    </message>
    <message>
        <source>文库目录</source>
        <translation>Library tree</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>显示信息</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>没有符合条件的文件</source>
        <translation>No matching documents</translation>
    </message>
    <message>
        <source>导入 Word、WPS、PDF、网页或文本，也可以把文件和文件夹拖到窗口里。</source>
        <translation>Import Word, WPS, PDF, web pages or text, or drop files and folders on the window.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>文库是空的</source>
        <translation>The library is empty</translation>
    </message>
    <message>
        <source>已选 {0} 份</source>
        <translation>{0} chosen</translation>
    </message>
    <message>
        <source>已选 {0} 份，最多对照四份</source>
        <translation>{0} chosen; at most four can be compared</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>对照所选</source>
        <translation>Compare chosen</translation>
    </message>
    <message>
        <source>加入对照</source>
        <translation>Add to comparison</translation>
    </message>
    <message>
        <source>查看版本差异</source>
        <translation>Show differences of versions</translation>
    </message>
    <message>
        <source>编辑文件信息…</source>
        <translation>Edit details…</translation>
    </message>
    <message>
        <source>调整结构…</source>
        <translation>Correct outline…</translation>
    </message>
    <message>
        <source>重新导入或更新…</source>
        <translation>Import again or update…</translation>
    </message>
    <message>
        <source>从文库移除</source>
        <translation>Remove from the library</translation>
    </message>
    <message>
        <source>随程序提供的文件不能移除</source>
        <translation>Bundled documents cannot be removed</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>本文引用的文件</source>
        <translation>Documents cited here</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>文库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>引用处</source>
        <translation>Cited</translation>
    </message>
    <message>
        <source>文中写有《……》或发文字号时，会自动列在这里。</source>
        <translation>Documents named in 《……》 or by their number are listed here.</translation>
    </message>
    <message>
        <source>本文没有引用其他文件</source>
        <translation>This text cites no other documents</translation>
    </message>
    <message>
        <source>看引用处</source>
        <translation>Show where it is cited</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{0} 份文件，文库中有 {1} 份</source>
        <translation>Documents: {0}; in the library: {1}</translation>
    </message>
    <message>
        <source>在文库中</source>
        <translation>In the library</translation>
    </message>
    <message>
        <source>不在文库中</source>
        <translation>Not in the library</translation>
    </message>
    <message>
        <source>{0} 处</source>
        <translation>{0}×</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>在文库中检索</source>
        <translation>Search the library</translation>
    </message>
</context>
<context>
    <name>LinkedTextView</name>
    <message>
        <source>{0}
单击打开</source>
        <translation>{0}
Click to open</translation>
    </message>
    <message>
        <source>文库中没有{0}
单击可在文库中检索</source>
        <translation>{0} is not in the library
Click to search for it</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>引文在前，出处另起一行</source>
        <translation>Words first, citation on a line below</translation>
    </message>
    <message>
        <source>公文引用，出处在前</source>
        <translation>Official style, citation first</translation>
    </message>
    <message>
        <source>今后按“{0}”复制出处</source>
        <translation>Citations are copied from now on as: {0}</translation>
    </message>
    <message>
        <source>已复制 {0} 段引文和出处</source>
        <translation>Quotations copied with citations: {0}</translation>
    </message>
    <message>
        <source>已复制引文和出处</source>
        <translation>Copied the quotation with its citation</translation>
    </message>
    <message>
        <source>文库中没有{0}</source>
        <translation>{0} is not in the library</translation>
    </message>
    <message>
        <source>在文库中检索</source>
        <translation>Search the library</translation>
    </message>
    <message>
        <source>文库中没有链接所指的版本“{0}”</source>
        <translation>The version “{0}” that the link leads to is not in the library</translation>
    </message>
    <message>
        <source>打开现有版本</source>
        <translation>Open the version there is</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>正在导入 {0} / {1}</source>
        <translation>Importing {0} of {1}</translation>
    </message>
    <message>
        <source>正在读取 {0} / {1}</source>
        <translation>Reading {0} of {1}</translation>
    </message>
    <message>
        <source>正在更新检索…</source>
        <translation>Bringing the search up to date…</translation>
    </message>
    <message>
        <source>正在查找文件…</source>
        <translation>Looking for files…</translation>
    </message>
    <message>
        <source>撤销刚才导入的 {0} 份</source>
        <translation>Take back the {0} just imported</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>导入全部无疑问的 {0} 份</source>
        <translation>Import all {0} without doubt</translation>
    </message>
    <message>
        <source>继续读取其余 {0} 份</source>
        <translation>Read the other {0}</translation>
    </message>
    <message>
        <source>逐份核对 {0} 份</source>
        <translation>Check {0} one by one</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>未印的项留空，导入 {0} 份</source>
        <translation>Leave gaps, import {0}</translation>
    </message>
    <message>
        <source>导入进度</source>
        <translation>Progress of the import</translation>
    </message>
    <message>
        <source>按标题或文件名筛选</source>
        <translation>Filter by title or name</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>停止读取或导入</source>
        <translation>Stop reading or importing</translation>
    </message>
    <message>
        <source>把文件或文件夹拖到这里</source>
        <translation>Drop files or folders here</translation>
    </message>
    <message>
        <source>可以是 Word、WPS、PDF、网页、文本，也可以是装着它们的压缩包。</source>
        <translation>Word, WPS, PDF, web pages, text, or a zip of them.</translation>
    </message>
    <message>
        <source>文件夹和压缩包里可以导入的文件会列在这里。</source>
        <translation>What can be imported from folders and archives will be listed here.</translation>
    </message>
    <message>
        <source>没有符合筛选的文件</source>
        <translation>No file fits the filter</translation>
    </message>
    <message>
        <source>换一个词，或者点“全部”。</source>
        <translation>Try another word, or choose “All”.</translation>
    </message>
    <message>
        <source>要导入的文件</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <source>所列文件中，只是没有印发文机关、日期、字号等的，这些项留空，照此导入（Alt+L）</source>
        <translation>Import the listed files that merely print no issuer, date, number or the like, with these left empty (Alt+L)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>选中一份文件，这里会写明它的情况和处理办法。</source>
        <translation>Choose a file to read here what it is and what to do.</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>LostDialog</name>
    <message>
        <source>失去原文的更正</source>
        <translation>Corrections Without Text</translation>
    </message>
    <message>
        <source>文件更新或移除后，这些更正所依据的文字已经找不到。文字重新出现时会自动恢复；不需要的可以删除。</source>
        <translation>The words that these corrections rest on are gone since a document was updated or removed. They return with the words; delete what is not needed.</translation>
    </message>
    <message>
        <source>删除选中的更正</source>
        <translation>Delete Selected</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>误抽</source>
        <translation>Dismissed</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>LostEntriesDialog</name>
    <message>
        <source>文件更新或移除后，这些登记所依据的文字已经找不到。文字重新出现时会自动接上；不需要的可以删除。</source>
        <translation>These records rest on words that can no longer be found since their documents were updated or removed. They return by themselves when the words do; delete those you do not need.</translation>
    </message>
    <message>
        <source>失去原文的登记</source>
        <translation>Records whose words are gone</translation>
    </message>
    <message>
        <source>删除选中的登记</source>
        <translation>Delete selected records</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>政策汇编</source>
        <translation>Policy Compendium</translation>
    </message>
    <message>
        <source>文库 {0} 份文件，{1} 条</source>
        <translation>Library: documents {0}, clauses {1}</translation>
    </message>
    <message>
        <source>没有可以撤销的操作</source>
        <translation>Nothing to undo</translation>
    </message>
</context>
<context>
    <name>MarkChanges</name>
    <message>
        <source>已撤销：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
</context>
<context>
    <name>MarkMenu</name>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>改为底色</source>
        <translation>Change to Background</translation>
    </message>
    <message>
        <source>改为下划线</source>
        <translation>Change to Underline</translation>
    </message>
    <message>
        <source>移到文件夹</source>
        <translation>Move to Folder</translation>
    </message>
    <message>
        <source>未归入文件夹</source>
        <translation>In no folder</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>新标签…</source>
        <translation>New Tag…</translation>
    </message>
    <message>
        <source>新标签</source>
        <translation>New Tag</translation>
    </message>
    <message>
        <source>标签：</source>
        <translation>Tag:</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>MarkdownEditor</name>
    <message>
        <source># 标题
- 要点
- **重点词**加两个星号

用 Markdown 书写，下方即时显示效果</source>
        <translation># Title
- a point
- **key words** between two asterisks

Write in Markdown; the result shows below as you type</translation>
    </message>
    <message>
        <source>文字页的内容</source>
        <translation>Words of the slide</translation>
    </message>
    <message>
        <source>文字页的预览</source>
        <translation>Preview of the slide</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>Matching</name>
    <message>
        <source>比对时出错，请再试一次。</source>
        <translation>Matching failed; please try again.</translation>
    </message>
</context>
<context>
    <name>MatrixHeader</name>
    <message>
        <source>表头</source>
        <translation>Column headings</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>{0} 等{1}条</source>
        <translation>{0} and others, {1} in all</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>有差异</source>
        <translation>Different</translation>
    </message>
    <message>
        <source>缺失</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>仅有</source>
        <translation>Only in</translation>
    </message>
    <message>
        <source>指标变化</source>
        <translation>Changed targets</translation>
    </message>
    <message>
        <source>没有符合“{0}”的主题。</source>
        <translation>No topic is “{0}”.</translation>
    </message>
    <message>
        <source>没有要显示的主题</source>
        <translation>No topics to show</translation>
    </message>
    <message>
        <source>显示全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>全部收起</source>
        <translation>Fold all</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>展开原文</source>
        <translation>Unfold the text</translation>
    </message>
    <message>
        <source>并排显示</source>
        <translation>Show side by side</translation>
    </message>
    <message>
        <source>打开原文</source>
        <translation>Open the text</translation>
    </message>
    <message>
        <source>放映</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>加入讲义…</source>
        <translation>Add to a collection…</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>对比矩阵</source>
        <translation>Comparison matrix</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>另有 {0} 项指标</source>
        <translation>Further targets: {0}</translation>
    </message>
    <message>
        <source>仅{0}有</source>
        <translation>Only in {0}</translation>
    </message>
    <message>
        <source>缺失：{0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <source>对应</source>
        <translation>Matched</translation>
    </message>
</context>
<context>
    <name>MergedView</name>
    <message>
        <source>合并视图</source>
        <translation>One column</translation>
    </message>
</context>
<context>
    <name>Metadata</name>
    <message>
        <source>{0}年{1}月{2}日</source>
        <translation>{0}-{1:02}-{2:02}</translation>
    </message>
    <message>
        <source>时效性未标注</source>
        <translation>Validity not stated</translation>
    </message>
    <message>
        <source>正文没有印明是否有效，使用前请核对。</source>
        <translation>The text does not say whether it is valid; check before use.</translation>
    </message>
    <message>
        <source>认定依据：{0}</source>
        <translation>Basis: {0}</translation>
    </message>
    <message>
        <source>核对日期：{0}</source>
        <translation>Checked on {0}</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuers</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date signed</translation>
    </message>
    <message>
        <source>{0}未标注</source>
        <translation>Not stated: {0}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>正文没有印出这些内容。</source>
        <translation>The text does not print these.</translation>
    </message>
    <message>
        <source>层级未标注</source>
        <translation>Level not stated</translation>
    </message>
    <message>
        <source>推断</source>
        <translation>inferred</translation>
    </message>
    <message>
        <source>这份文件是自行导入的，请以正式文本为准。</source>
        <translation>You imported this document; the official text is authoritative.</translation>
    </message>
    <message>
        <source>正文没有直接印出，推断自：{0}</source>
        <translation>Not printed in the text; inferred from: {0}</translation>
    </message>
    <message>
        <source>正文没有直接印出，由内容推断。</source>
        <translation>Not printed in the text; inferred from its content.</translation>
    </message>
    <message>
        <source>{0}等{1}个部门</source>
        <translation>{0} and others, {1} in all</translation>
    </message>
</context>
<context>
    <name>MetadataForm</name>
    <message>
        <source>文件信息</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>几个机关之间用“、”隔开</source>
        <translation>Separate several bodies with “、”</translation>
    </message>
    <message>
        <source>如 2024-03-05</source>
        <translation>e.g. 2024-03-05</translation>
    </message>
    <message>
        <source>如 2024-04-01</source>
        <translation>e.g. 2024-04-01</translation>
    </message>
    <message>
        <source>如 2028-12-31，没有期限则留空</source>
        <translation>such as 2028-12-31; leave empty if there is none</translation>
    </message>
    <message>
        <source>如 2023-2025</source>
        <translation>e.g. 2023-2025</translation>
    </message>
    <message>
        <source>如 样政发〔2024〕5号</source>
        <translation>e.g. 样政发〔2024〕5号</translation>
    </message>
    <message>
        <source>如 江苏省无锡市；全国性文件填“全国”</source>
        <translation>such as 江苏省无锡市; 全国 for national texts</translation>
    </message>
    <message>
        <source>文库列表里用的短名称，可以不填</source>
        <translation>Short name for the library list; optional</translation>
    </message>
    <message>
        <source>不太确定，对的话按 Enter</source>
        <translation>Not quite sure; press Enter if right</translation>
    </message>
    <message>
        <source>“现行有效”要写明查询的地方</source>
        <translation>Where “in force” was looked up</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>人工填写</source>
        <translation>Filled in by hand</translation>
    </message>
    <message>
        <source>文件名：{0}</source>
        <translation>File name: {0}</translation>
    </message>
    <message>
        <source>推断：{0}</source>
        <translation>Inferred: {0}</translation>
    </message>
    <message>
        <source>原文：{0}</source>
        <translation>As printed: {0}</translation>
    </message>
    <message>
        <source>没有问题</source>
        <translation>It is right</translation>
    </message>
    <message>
        <source>没有问题：{0}</source>
        <translation>It is right: {0}</translation>
    </message>
</context>
<context>
    <name>MonthStrip</name>
    <message>
        <source>按月份查看时限</source>
        <translation>Deadlines by month</translation>
    </message>
    <message>
        <source>{0}：{1} 项</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>再显示一些（还有 {0} 条）</source>
        <translation>Show more ({0} left)</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>检索的名称</source>
        <translation>Name of the search</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message>
        <source>换个词试试。</source>
        <translation>Try another word.</translation>
    </message>
    <message>
        <source>清空筛选</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>最多对照四份文件。请先从对照中去掉一份。</source>
        <translation>At most four documents can be compared. Take one out first.</translation>
    </message>
    <message>
        <source>文中没有编号为 {0} 的条款。</source>
        <translation>The text has no clause {0}.</translation>
    </message>
</context>
<context>
    <name>NextView</name>
    <message>
        <source>这是最后一页</source>
        <translation>This is the last page</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>写下备注，可用 Markdown；Ctrl+Enter 完成</source>
        <translation>Write a note, in Markdown if you like; Ctrl+Enter to finish</translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message>
        <source>备注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>这一页没有备注</source>
        <translation>No notes for this page</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>检索没有成功</source>
        <translation>The search did not succeed</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>输入要找的词，只在这个范围内查找。</source>
        <translation>Type what to look for; only this part is searched.</translation>
    </message>
    <message>
        <source>在{0}中检索</source>
        <translation>Search in {0}</translation>
    </message>
    <message>
        <source>改在全部文件中检索</source>
        <translation>Search all documents instead</translation>
    </message>
    <message>
        <source>没有找到“{0}”</source>
        <translation>Nothing found for “{0}”</translation>
    </message>
    <message>
        <source>清除筛选，在全部文件中查找</source>
        <translation>Clear the filters and search all documents</translation>
    </message>
    <message>
        <source>只在{0}中查找过。</source>
        <translation>Only {0} was searched.</translation>
    </message>
    <message>
        <source>去掉引号，检索 {0}</source>
        <translation>Without quotation marks: {0}</translation>
    </message>
    <message>
        <source>改为检索 {0}</source>
        <translation>Search for {0} instead</translation>
    </message>
    <message>
        <source>引号内逐字查找，标点也要相同；可以去掉引号再试。</source>
        <translation>Words in quotation marks are found literally, punctuation included; try without them.</translation>
    </message>
    <message>
        <source>可以少写几个字、换一种说法，或用“或”连接几种说法：首台套 或 首批次。</source>
        <translation>Type fewer characters or other words, or join several with OR: 首台套 OR 首批次.</translation>
    </message>
    <message>
        <source>在当前的筛选范围内没有。</source>
        <translation>There is nothing within the present filters.</translation>
    </message>
    <message>
        <source>筛选条件排除了全部结果；不加筛选有 {0} 条。</source>
        <translation>The filters exclude every result; without them there are {0}.</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>这两份文件几乎没有相同的条款，不像同一文件的两个版本，逐字比较说明不了什么。</source>
        <translation>These documents have hardly a clause in common and do not look like two versions of one text; comparing word by word tells little.</translation>
    </message>
    <message>
        <source>改为按事项对照</source>
        <translation>Compare by matter instead</translation>
    </message>
</context>
<context>
    <name>Notify</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>政策汇编</source>
        <translation>Policy Compendium</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>程序遇到了一个没有预料到的错误，刚才的操作没有完成。</source>
        <translation>The program met an unexpected error; the last operation was not completed.</translation>
    </message>
    <message>
        <source>您的书签和设置没有受到影响，可以继续使用。若再次出现，请复制错误报告并发给维护人员。</source>
        <translation>Your bookmarks and settings are not affected and you can go on. If it happens again, copy the error report and send it to the maintainers.</translation>
    </message>
    <message>
        <source>复制错误报告</source>
        <translation>Copy error report</translation>
    </message>
</context>
<context>
    <name>OrderStrip</name>
    <message>
        <source>新版在左、旧版在右，改动按从旧到新说明。</source>
        <translation>The newer version is on the left; changes are told from old to new.</translation>
    </message>
    <message>
        <source>对调</source>
        <translation>Swap sides</translation>
    </message>
</context>
<context>
    <name>OutlineEditor</name>
    <message>
        <source>请把光标放在要分开的两段文字之间</source>
        <translation>Put the cursor where the paragraph is to be split</translation>
    </message>
    <message>
        <source>只有标题可以提升，而且已在最高一级的不能再提</source>
        <translation>Only headings below the first level can be raised</translation>
    </message>
    <message>
        <source>只有标题可以降低，而且前面要有同级的标题</source>
        <translation>Only a heading after one of its level can be lowered</translation>
    </message>
    <message>
        <source>这一段已经是标题，或者是表格</source>
        <translation>This is a heading or a table already</translation>
    </message>
    <message>
        <source>这一段已经是正文，或者是文件、附件的开头</source>
        <translation>This is body already, or the head of a text</translation>
    </message>
    <message>
        <source>这一段不能并入上一段</source>
        <translation>This cannot be joined to the paragraph before</translation>
    </message>
    <message>
        <source>升级</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>标题连同下面的内容提升一级</source>
        <translation>Raise the heading, with what is below it, by one level</translation>
    </message>
    <message>
        <source>标题连同下面的内容降低一级</source>
        <translation>Lower the heading, with what is below it, by one level</translation>
    </message>
    <message>
        <source>降级</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>这一段不再单独成条，归入前面的标题</source>
        <translation>No clause of its own any more: the paragraph belongs to the heading before it</translation>
    </message>
    <message>
        <source>和上一段连成一段</source>
        <translation>Join with the paragraph above</translation>
    </message>
    <message>
        <source>在下方的光标处把这一段分成两段</source>
        <translation>Split this paragraph at the cursor below</translation>
    </message>
    <message>
        <source>拆分</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>选中的段落</source>
        <translation>Chosen paragraph</translation>
    </message>
    <message>
        <source>按 Enter 从光标处分成两段；在最前面按退格键并入上段。</source>
        <translation>Enter splits at the cursor; Backspace at the start joins upwards.</translation>
    </message>
    <message>
        <source>这一段单独成条，作为标题</source>
        <translation>Make the paragraph a heading that opens a clause of its own</translation>
    </message>
    <message>
        <source>只看标题</source>
        <translation>Headings only</translation>
    </message>
</context>
<context>
    <name>OutlineList</name>
    <message>
        <source>结构</source>
        <translation>Outline</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>印发通知</source>
        <translation>Covering notice</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>大纲</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>筛选标题</source>
        <translation>Filter headings</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>全部折叠</source>
        <translation>Fold all</translation>
    </message>
    <message>
        <source>没有大纲</source>
        <translation>No outline</translation>
    </message>
    <message>
        <source>打开一份文件后，这里列出它的各级标题。</source>
        <translation>The headings of the open document are listed here.</translation>
    </message>
    <message>
        <source>这份文件没有分级标题，请直接阅读正文。</source>
        <translation>This document has no headings; read the text itself.</translation>
    </message>
</context>
<context>
    <name>PageOptions</name>
    <message>
        <source>目录</source>
        <translation>Table of contents</translation>
    </message>
    <message>
        <source>列出各级标题和页码，另起页</source>
        <translation>Headings with page numbers, on pages of their own</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Key points</translation>
    </message>
    <message>
        <source>列出指标、扶持和时限</source>
        <translation>Targets, supports and deadlines</translation>
    </message>
    <message>
        <source>讲者备注</source>
        <translation>Speaker’s notes</translation>
    </message>
    <message>
        <source>只在自己留用时打印，每次都要重新勾选</source>
        <translation>Only for your own copy; to be ticked anew each time</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>每页</source>
        <translation>Per page</translation>
    </message>
    <message>
        <source>笔记</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>按 GB/T 9704—2012：每页 22 行，每行 28 字。</source>
        <translation>By GB/T 9704—2012: 22 lines of 28 characters a page.</translation>
    </message>
    <message>
        <source>A4（210 × 297 毫米）</source>
        <translation>A4 (210 × 297 mm)</translation>
    </message>
    <message>
        <source>A3（297 × 420 毫米）</source>
        <translation>A3 (297 × 420 mm)</translation>
    </message>
    <message>
        <source>B5（182 × 257 毫米）</source>
        <translation>B5 (182 × 257 mm)</translation>
    </message>
    <message>
        <source>16 开（185 × 260 毫米）</source>
        <translation>16K (185 × 260 mm)</translation>
    </message>
    <message>
        <source>公文</source>
        <translation>Official paper</translation>
    </message>
    <message>
        <source>紧凑</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>小五（9 磅）</source>
        <translation>9 pt</translation>
    </message>
    <message>
        <source>五号（10.5 磅）</source>
        <translation>10.5 pt</translation>
    </message>
    <message>
        <source>小四（12 磅）</source>
        <translation>12 pt</translation>
    </message>
    <message>
        <source>四号（14 磅）</source>
        <translation>14 pt</translation>
    </message>
    <message>
        <source>三号（16 磅）</source>
        <translation>16 pt</translation>
    </message>
    <message>
        <source>小二（18 磅）</source>
        <translation>18 pt</translation>
    </message>
    <message>
        <source>连续排</source>
        <translation>One after the other</translation>
    </message>
    <message>
        <source>一条</source>
        <translation>One item</translation>
    </message>
    <message>
        <source>两条</source>
        <translation>Two items</translation>
    </message>
    <message>
        <source>三条</source>
        <translation>Three items</translation>
    </message>
    <message>
        <source>留 {0} 行</source>
        <translation>{0} lines</translation>
    </message>
    <message>
        <source>不留</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
</context>
<context>
    <name>PaneArea</name>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>打开原文</source>
        <translation>Open in the reader</translation>
    </message>
    <message>
        <source>显示对应条款</source>
        <translation>Show the matching clause</translation>
    </message>
    <message>
        <source>添加书签</source>
        <translation>Add bookmark</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制本条</source>
        <translation>Copy this clause</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>换一份文件</source>
        <translation>Choose another document</translation>
    </message>
    <message>
        <source>移出对照</source>
        <translation>Take out of the comparison</translation>
    </message>
    <message>
        <source>左移</source>
        <translation>Move left</translation>
    </message>
    <message>
        <source>右移</source>
        <translation>Move right</translation>
    </message>
    <message>
        <source>换一份文件…</source>
        <translation>Choose another document…</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>打印“{0}”</source>
        <translation>Print “{0}”</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>排版时出错，没有可以打印的内容。</source>
        <translation>Laying out failed; there is nothing to print.</translation>
    </message>
    <message>
        <source>第 {0} 页，共 {1} 页</source>
        <translation>Page {0} of {1}</translation>
    </message>
</context>
<context>
    <name>PaperOutput</name>
    <message>
        <source>已送去打印 {0} 页</source>
        <translation>Pages sent to the printer: {0}</translation>
    </message>
    <message>
        <source>正在打印“{0}”</source>
        <translation>Printing “{0}”</translation>
    </message>
    <message>
        <source>PDF 文件</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>已存为 {0}，共 {1} 页</source>
        <translation>Saved as {0}, pages: {1}</translation>
    </message>
    <message>
        <source>未命名</source>
        <translation>Untitled</translation>
    </message>
    <message>
        <source>保存为</source>
        <translation>Save As</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open Folder</translation>
    </message>
    <message>
        <source>正在写 {0}</source>
        <translation>Writing {0}</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>请先打开要打印的文件</source>
        <translation>Open the document to print first</translation>
    </message>
    <message>
        <source>政策对比表</source>
        <translation>Comparison of policies</translation>
    </message>
    <message>
        <source>屏幕上还没有可以打印的对照</source>
        <translation>There is no comparison on screen to print yet</translation>
    </message>
    <message>
        <source>这里没有可以打印的表格</source>
        <translation>There is no table to print here</translation>
    </message>
    <message>
        <source>请先选择要打印的讲义</source>
        <translation>Choose the collection to print first</translation>
    </message>
    <message>
        <source>请只对照两份文件：一份上级文件，一份本级文件</source>
        <translation>Compare just two documents: one of the higher level, one of your own</translation>
    </message>
    <message>
        <source>工作方案（草拟稿）</source>
        <translation>Work plan (draft)</translation>
    </message>
    <message>
        <source>已写好草拟稿 {0}，请审核修改</source>
        <translation>Draft {0} written; please review and revise it</translation>
    </message>
    <message>
        <source>已导出讲义 {0}</source>
        <translation>Handout {0} exported</translation>
    </message>
    <message>
        <source>Word 文档</source>
        <translation>Word document</translation>
    </message>
    <message>
        <source>PDF 文件</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>Markdown 文档</source>
        <translation>Markdown document</translation>
    </message>
</context>
<context>
    <name>PresentKeys</name>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>首页、末页</source>
        <translation>First page, last page</translation>
    </message>
    <message>
        <source>跳转、查找</source>
        <translation>Go to, find</translation>
    </message>
    <message>
        <source>到第 12 页</source>
        <translation>To page 12</translation>
    </message>
    <message>
        <source>逐句</source>
        <translation>Sentence by sentence</translation>
    </message>
    <message>
        <source>突出数字、时限、单位</source>
        <translation>Stress numbers, deadlines, units</translation>
    </message>
    <message>
        <source>标亮当前句</source>
        <translation>Highlight this sentence</translation>
    </message>
    <message>
        <source>荧光笔、光点</source>
        <translation>Highlighter, pointer</translation>
    </message>
    <message>
        <source>清除标亮、撤销</source>
        <translation>Clear highlights, undo</translation>
    </message>
    <message>
        <source>黑屏、白屏</source>
        <translation>Black screen, white screen</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Size of letters</translation>
    </message>
    <message>
        <source>深色、浅色</source>
        <translation>Dark, light</translation>
    </message>
    <message>
        <source>交换屏幕</source>
        <translation>Swap screens</translation>
    </message>
    <message>
        <source>备注（接两块屏幕时，只在讲者屏幕）</source>
        <translation>Notes (with two screens, on the speaker&apos;s only)</translation>
    </message>
    <message>
        <source>结束放映</source>
        <translation>End show</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>正在准备放映</source>
        <translation>Preparing the show</translation>
    </message>
    <message>
        <source>已是最小字号</source>
        <translation>Smallest text size</translation>
    </message>
    <message>
        <source>已是最大字号</source>
        <translation>Largest text size</translation>
    </message>
    <message>
        <source>字号 {0}</source>
        <translation>Text size {0}</translation>
    </message>
    <message>
        <source>到第 {0} 页：按 Enter</source>
        <translation>To page {0}: press Enter</translation>
    </message>
    <message>
        <source>先按 S 逐句，再按 M 标亮</source>
        <translation>Press S to step by sentence, then M to highlight</translation>
    </message>
    <message>
        <source>只接了一块屏幕</source>
        <translation>Only one screen is connected</translation>
    </message>
    <message>
        <source>接上第二块屏幕，才会显示演讲者视图</source>
        <translation>Connect a second screen to see the speaker’s view</translation>
    </message>
</context>
<context>
    <name>PresenterTools</name>
    <message>
        <source>结束放映</source>
        <translation>End show</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>逐句</source>
        <translation>Sentence by sentence</translation>
    </message>
    <message>
        <source>突出</source>
        <translation>Stress</translation>
    </message>
    <message>
        <source>荧光笔</source>
        <translation>Highlighter</translation>
    </message>
    <message>
        <source>光点</source>
        <translation>Pointer</translation>
    </message>
    <message>
        <source>撤销标亮</source>
        <translation>Undo highlight</translation>
    </message>
    <message>
        <source>清除本页标亮</source>
        <translation>Clear highlights of this page</translation>
    </message>
    <message>
        <source>黑屏</source>
        <translation>Black screen</translation>
    </message>
    <message>
        <source>白屏</source>
        <translation>White screen</translation>
    </message>
    <message>
        <source>深色或浅色</source>
        <translation>Dark or light</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>交换屏幕</source>
        <translation>Swap screens</translation>
    </message>
    <message>
        <source>放映时的按键</source>
        <translation>Keys while presenting</translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>演讲者视图</source>
        <translation>Speaker’s view</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>备注（只在这块屏幕上）</source>
        <translation>Notes (on this screen only)</translation>
    </message>
    <message>
        <source>缩小备注</source>
        <translation>Smaller notes</translation>
    </message>
    <message>
        <source>放大备注</source>
        <translation>Larger notes</translation>
    </message>
    <message>
        <source>第 {0} 页，共 {1} 页</source>
        <translation>Page {0} of {1}</translation>
    </message>
    <message>
        <source>观众看到的是黑屏</source>
        <translation>The audience sees a black screen</translation>
    </message>
    <message>
        <source>观众看到的是白屏</source>
        <translation>The audience sees a white screen</translation>
    </message>
    <message>
        <source>第 {0} 句，共 {1} 句</source>
        <translation>Sentence {0} of {1}</translation>
    </message>
    <message>
        <source>第 {0} 行，共 {1} 行</source>
        <translation>Row {0} of {1}</translation>
    </message>
</context>
<context>
    <name>Presenting</name>
    <message>
        <source>请先选好要对照的文件，再选一组对应条款</source>
        <translation>First choose the texts to compare, then a group of matching clauses</translation>
    </message>
    <message>
        <source>请先选中要放映的书签</source>
        <translation>First select the bookmarks to present</translation>
    </message>
    <message>
        <source>请先选一份有内容的讲义</source>
        <translation>First choose a collection that has items</translation>
    </message>
    <message>
        <source>请先打开要放映的文件</source>
        <translation>Open the document to present first</translation>
    </message>
    <message>
        <source>没有可以放映的检索结果</source>
        <translation>There is no search result to present</translation>
    </message>
    <message>
        <source>这里没有可以放映的表格</source>
        <translation>There is no table to present here</translation>
    </message>
    <message>
        <source>正在准备放映</source>
        <translation>Preparing the show</translation>
    </message>
</context>
<context>
    <name>QueryHelp</name>
    <message>
        <source>检索写法</source>
        <translation>Ways to search</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ReaderHeader</name>
    <message>
        <source>在本文中查找</source>
        <translation>Find in this text</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>在对照中打开</source>
        <translation>Open in the comparison</translation>
    </message>
    <message>
        <source>添加书签</source>
        <translation>Add bookmark</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>书签：{0}</source>
        <translation>Bookmark: {0}</translation>
    </message>
    <message>
        <source>政策正文</source>
        <translation>Policy text</translation>
    </message>
    <message>
        <source>为这一条添加书签</source>
        <translation>Bookmark this clause</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>复制链接</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>添加书签</source>
        <translation>Add bookmark</translation>
    </message>
    <message>
        <source>加入讲义…</source>
        <translation>Add to a collection…</translation>
    </message>
    <message>
        <source>查找所选</source>
        <translation>Find selected words</translation>
    </message>
    <message>
        <source>在对照中打开</source>
        <translation>Open in the comparison</translation>
    </message>
    <message>
        <source>从这一条起放映</source>
        <translation>Present from this clause</translation>
    </message>
    <message>
        <source>本文引用的文件…</source>
        <translation>Documents cited here…</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>添加为</source>
        <translation>Add as</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>最近阅读</source>
        <translation>Recently read</translation>
    </message>
    <message>
        <source>还没有读过文件</source>
        <translation>No text read yet</translation>
    </message>
    <message>
        <source>清空最近阅读</source>
        <translation>Clear Recently Read</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
</context>
<context>
    <name>RecentQueries</name>
    <message>
        <source>最近的检索</source>
        <translation>Recent searches</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>清空最近的检索</source>
        <translation>Clear recent searches</translation>
    </message>
    <message>
        <source>再次检索 {0}</source>
        <translation>Search for {0} again</translation>
    </message>
</context>
<context>
    <name>ReportMenu</name>
    <message>
        <source>导入报告</source>
        <translation>Import report</translation>
    </message>
    <message>
        <source>复制为文字</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>另存为表格…</source>
        <translation>Save as table…</translation>
    </message>
    <message>
        <source>已保存“{0}”</source>
        <translation>“{0}” saved</translation>
    </message>
    <message>
        <source>已复制导入报告</source>
        <translation>Import report copied</translation>
    </message>
    <message>
        <source>CSV 表格 (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel table (*.xlsx)</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>保存导入报告</source>
        <translation>Save import report</translation>
    </message>
    <message>
        <source>导入报告.csv</source>
        <translation>import report.csv</translation>
    </message>
</context>
<context>
    <name>ResultBar</name>
    <message>
        <source>正在检索…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>上一条命中</source>
        <translation>Previous result</translation>
    </message>
    <message>
        <source>下一条命中</source>
        <translation>Next result</translation>
    </message>
    <message>
        <source>全部收起</source>
        <translation>Fold all</translation>
    </message>
    <message>
        <source>在结果中检索</source>
        <translation>Search within the results</translation>
    </message>
    <message>
        <source>保存检索…</source>
        <translation>Save this search…</translation>
    </message>
    <message>
        <source>结果的顺序</source>
        <translation>Order of results</translation>
    </message>
    <message>
        <source>按相关程度</source>
        <translation>By relevance</translation>
    </message>
    <message>
        <source>按日期，新的在前</source>
        <translation>By date, newest first</translation>
    </message>
    <message>
        <source>按层级</source>
        <translation>By level</translation>
    </message>
    <message>
        <source>按文件顺序</source>
        <translation>In document order</translation>
    </message>
    <message>
        <source>其他说法</source>
        <translation>otherwise</translation>
    </message>
    <message>
        <source>精确 {0} 条 · {1} {2} 条</source>
        <translation>Exact {0} · {1} {2}</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Narrow</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>没有结果</source>
        <translation>No results</translation>
    </message>
    <message>
        <source>共 {0} 条，分布于 {1} 件</source>
        <translation>Clauses: {0}, documents: {1}</translation>
    </message>
</context>
<context>
    <name>ResultChips</name>
    <message>
        <source>改在全部文件中检索</source>
        <translation>Search all documents instead</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>In</translation>
    </message>
    <message>
        <source>去掉筛选：{0}</source>
        <translation>Remove filter: {0}</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Narrowed to</translation>
    </message>
    <message>
        <source>也查找</source>
        <translation>Also looking for</translation>
    </message>
    <message>
        <source>未查找</source>
        <translation>Not looked for</translation>
    </message>
    <message>
        <source>您是不是要找</source>
        <translation>Did you mean</translation>
    </message>
    <message>
        <source>不查找“{0}”</source>
        <translation>Do not look for “{0}”</translation>
    </message>
    <message>
        <source>也查找“{0}”</source>
        <translation>Look for “{0}” too</translation>
    </message>
    <message>
        <source>改为检索 {0}</source>
        <translation>Search for {0} instead</translation>
    </message>
</context>
<context>
    <name>ResultDelegate</name>
    <message>
        <source>{0} 条</source>
        <translation>clauses: {0}</translation>
    </message>
    <message>
        <source>{0} / {1} 条</source>
        <translation>Clauses: {0} / {1}</translation>
    </message>
    <message>
        <source>只看本文</source>
        <translation>Only this document</translation>
    </message>
    <message>
        <source>{0} 处</source>
        <translation>Hits: {0}</translation>
    </message>
</context>
<context>
    <name>ResultMenu</name>
    <message>
        <source>打开文件</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>打开原文</source>
        <translation>Open clause</translation>
    </message>
    <message>
        <source>只看这份文件的结果</source>
        <translation>Only results of this document</translation>
    </message>
    <message>
        <source>把这份文件加入对照</source>
        <translation>Add this document to the comparison</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>为这一条添加书签</source>
        <translation>Bookmark this clause</translation>
    </message>
    <message>
        <source>加入讲义…</source>
        <translation>Add to a collection…</translation>
    </message>
    <message>
        <source>把这份文件的 {0} 条结果加入讲义…</source>
        <translation>Add the results of this document to a collection ({0})…</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>{0}，{1}，{2} 条</source>
        <translation>{0}, {1}, clauses: {2}</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>ResultTree</name>
    <message>
        <source>检索结果</source>
        <translation>Search results</translation>
    </message>
</context>
<context>
    <name>ReviewBody</name>
    <message>
        <source>文件信息</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>文件信息 · {0} 处疑问</source>
        <translation>Details · {0} in doubt</translation>
    </message>
    <message>
        <source>结构 · {0} 条</source>
        <translation>Outline · {0}</translation>
    </message>
    <message>
        <source>结构 · {0} 段</source>
        <translation>Outline · {0} paragraphs</translation>
    </message>
    <message>
        <source>读出的内容</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>结构</source>
        <translation>Outline</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>“{0}”的填写有误，没有记下；再按一次就放弃这处填写</source>
        <translation>“{0}” is not filled in correctly and was not kept; press again to give up this entry</translation>
    </message>
    <message>
        <source>下一处疑问（F8）</source>
        <translation>Next doubt (F8)</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Take back in</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>不再跳过（Alt+S）</source>
        <translation>Take this file back in (Alt+S)</translation>
    </message>
    <message>
        <source>跳过这份文件（Alt+S）</source>
        <translation>Skip this file (Alt+S)</translation>
    </message>
    <message>
        <source>这份文件早于文库中的文本，请先在上方选择怎样导入</source>
        <translation>This file is older than the text in the library; first choose above how to import it</translation>
    </message>
    <message>
        <source>已有同样的文字；要再存一份，请先在上方选“存为另一份文件”</source>
        <translation>There is such a text already; to keep a second copy, first choose “Keep as another document” above</translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>上一份</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一份</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>撤销改动</source>
        <translation>Undo correction</translation>
    </message>
    <message>
        <source>重做改动</source>
        <translation>Redo correction</translation>
    </message>
    <message>
        <source>下一处疑问</source>
        <translation>Next doubt</translation>
    </message>
    <message>
        <source>跳过这份文件</source>
        <translation>Skip this file</translation>
    </message>
    <message>
        <source>导入这一份</source>
        <translation>Import this one</translation>
    </message>
    <message>
        <source>导入这一份，再看下一份（Ctrl+Enter）</source>
        <translation>Import this one, then the next (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>保存的检索</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>运行检索 {0}。{1}</source>
        <translation>Run search {0}. {1}</translation>
    </message>
    <message>
        <source>重命名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>重命名检索 {0}</source>
        <translation>Rename search {0}</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>删除检索 {0}</source>
        <translation>Delete search {0}</translation>
    </message>
    <message>
        <source>新的在前</source>
        <translation>newest first</translation>
    </message>
    <message>
        <source>按层级</source>
        <translation>by level</translation>
    </message>
    <message>
        <source>按文件顺序</source>
        <translation>in library order</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>将保存检索词、筛选条件和排序：{0}</source>
        <translation>Words, filters and order will be saved: {0}</translation>
    </message>
    <message>
        <source>保存检索</source>
        <translation>Save search</translation>
    </message>
    <message>
        <source>重命名检索</source>
        <translation>Rename search</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>清空（Esc）</source>
        <translation>Clear (Esc)</translation>
    </message>
</context>
<context>
    <name>SearchMemory</name>
    <message>
        <source>已清空检索历史</source>
        <translation>Search history cleared</translation>
    </message>
    <message>
        <source>已保存检索“{0}”</source>
        <translation>Search “{0}” saved</translation>
    </message>
    <message>
        <source>已删除检索“{0}”</source>
        <translation>Search “{0}” deleted</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>“{0}”的 {1} 条结果</source>
        <translation>the {1} results for “{0}”</translation>
    </message>
    <message>
        <source>检索索引还没有就绪，这次逐字查找了全部文件，结果是完整的。</source>
        <translation>The search index is not ready; all texts were looked through instead, and the result is complete.</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>检索写法（Shift+F1）</source>
        <translation>Search syntax (Shift+F1)</translation>
    </message>
    <message>
        <source>书签“{0}”</source>
        <translation>bookmarks “{0}”</translation>
    </message>
    <message>
        <source>未归入文件夹</source>
        <translation>in no folder</translation>
    </message>
    <message>
        <source>在{0}中检索</source>
        <translation>Search in {0}</translation>
    </message>
</context>
<context>
    <name>SentenceChoice</name>
    <message>
        <source>放映哪几句（全部勾选即整条）</source>
        <translation>Sentences to show (all ticked: the whole clause)</translation>
    </message>
    <message>
        <source>放映哪几句</source>
        <translation>Sentences to show</translation>
    </message>
</context>
<context>
    <name>SentenceView</name>
    <message>
        <source>原文</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>正文字号</source>
        <translation>Reading size</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>主题：{0}</source>
        <translation>Theme: {0}</translation>
    </message>
    <message>
        <source>强化企业科技创新主体地位</source>
        <translation>强化企业科技创新主体地位</translation>
    </message>
    <message>
        <source>下次打开程序时改用新的语言。</source>
        <translation>The new language is used from the next start.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>导入：</source>
        <translation>Import:</translation>
    </message>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>文库：打开</source>
        <translation>Library: open</translation>
    </message>
    <message>
        <source>文库：显示信息</source>
        <translation>Library: show details</translation>
    </message>
    <message>
        <source>文库：移除导入的文件</source>
        <translation>Library: remove imported documents</translation>
    </message>
    <message>
        <source>文库：选择多份以对照</source>
        <translation>Library: choose several to compare</translation>
    </message>
    <message>
        <source>Ctrl+单击 / Shift+方向键</source>
        <translation>Ctrl+click / Shift+arrow keys</translation>
    </message>
    <message>
        <source>正文：用五种颜色标注所选文字</source>
        <translation>Text: highlight the selected words in five colours</translation>
    </message>
    <message>
        <source>正文：下划线、清除标注</source>
        <translation>Text: underline, clear highlights</translation>
    </message>
    <message>
        <source>导入：下一处疑问、导入这一份、上一份、下一份</source>
        <translation>Import: next doubt, import this one, previous, next</translation>
    </message>
    <message>
        <source>导入：升降级、设为标题、设为正文、并入上段、分成两段</source>
        <translation>Import: raise or lower, make heading, make body, join, split</translation>
    </message>
    <message>
        <source>对照：添加、确认、排除或恢复对应</source>
        <translation>Compare: add, confirm, exclude or restore a match</translation>
    </message>
    <message>
        <source>对照：同步滚动、导出对比表</source>
        <translation>Compare: scroll together, export the comparison</translation>
    </message>
    <message>
        <source>矩阵：展开原文、并排显示、打开原文</source>
        <translation>Matrix: unfold the text, show side by side, open the text</translation>
    </message>
    <message>
        <source>书签：写备注、采用现在的位置</source>
        <translation>Bookmarks: write a note, accept the present place</translation>
    </message>
    <message>
        <source>书签：在我的顺序中移动</source>
        <translation>Bookmarks: move within my order</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>对应条款</source>
        <translation>Matched clauses</translation>
    </message>
    <message>
        <source>对应理由</source>
        <translation>Why they match</translation>
    </message>
    <message>
        <source>●●● 密切&#x3000;●●○ 一般&#x3000;●○○ 可能</source>
        <translation>●●● close&#x3000;●●○ fair&#x3000;●○○ possible</translation>
    </message>
    <message>
        <source>正在比对条款……正文已可阅读。</source>
        <translation>Matching clauses… The texts can be read already.</translation>
    </message>
    <message>
        <source>正在比对：{0}</source>
        <translation>Matching: {0}</translation>
    </message>
    <message>
        <source>已停止比对</source>
        <translation>Matching stopped</translation>
    </message>
    <message>
        <source>正文仍可阅读，各份文件各自滚动。</source>
        <translation>The texts can still be read; each scrolls by itself.</translation>
    </message>
    <message>
        <source>重新比对</source>
        <translation>Match again</translation>
    </message>
    <message>
        <source>没能完成比对</source>
        <translation>Matching could not be completed</translation>
    </message>
    <message>
        <source>同一文件的两个版本：{0}</source>
        <translation>Two versions of one document: {0}</translation>
    </message>
    <message>
        <source>改动 {0} 处</source>
        <translation>Changes: {0}</translation>
    </message>
    <message>
        <source>这几份文件没有谈同一件事的条款。可以换一份文件，或者各自滚动着读。</source>
        <translation>No clauses of these documents deal with the same matter. Choose another document, or read them scrolling apart.</translation>
    </message>
    <message>
        <source>没有找到对应条款</source>
        <translation>No matched clauses</translation>
    </message>
    <message>
        <source>对应条款 {0} 组</source>
        <translation>Matched groups: {0}</translation>
    </message>
    <message>
        <source>选择一组，这里说明对应的理由。</source>
        <translation>Choose a group to see why its clauses match.</translation>
    </message>
    <message>
        <source>本组 {0} 对对应，可逐对确认或排除；按 Delete 排除整组。</source>
        <translation>{0} matches in this group; confirm or exclude them one by one. Delete excludes the whole group.</translation>
    </message>
    <message>
        <source>您已排除这一对应。按 Delete 恢复。</source>
        <translation>You excluded this match. Press Delete to restore it.</translation>
    </message>
    <message>
        <source>大纲、书签与要点</source>
        <translation>Outline, bookmarks and points</translation>
    </message>
    <message>
        <source>大纲</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Points</translation>
    </message>
</context>
<context>
    <name>SlidePages</name>
    <message>
        <source>单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>（完）</source>
        <translation>(end)</translation>
    </message>
    <message>
        <source>这张表里没有内容。</source>
        <translation>This table is empty.</translation>
    </message>
    <message>
        <source>{0}（续）</source>
        <translation>{0} (continued)</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>文件的原文</source>
        <translation>Text of the file</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>检索全部文件的条款</source>
        <translation>Search the clauses of all documents</translation>
    </message>
    <message>
        <source>在上方输入要找的词。标题和正文逐字查找，凡是印着这些字的条款都会列出。</source>
        <translation>Type the words above. Headings and texts are searched literally; every clause that prints them is listed.</translation>
    </message>
    <message>
        <source>一个词：凡是含有它的条款</source>
        <translation>One word: every clause that holds it</translation>
    </message>
    <message>
        <source>空格隔开：各词都要有</source>
        <translation>Separated by blanks: all of the words</translation>
    </message>
    <message>
        <source>“或”：有一个就行，也可写 OR、|</source>
        <translation>“或”: any of them; OR and | work too</translation>
    </message>
    <message>
        <source>减号：不要含有它的，也可写 NOT</source>
        <translation>Minus: without it; NOT works too</translation>
    </message>
    <message>
        <source>引号：照字面查找，标点也算</source>
        <translation>Quotes: literally, punctuation included</translation>
    </message>
    <message>
        <source>括号：先合在一起</source>
        <translation>Brackets: taken together first</translation>
    </message>
    <message>
        <source>冒号：限定标题、年份、地区、层级等</source>
        <translation>Colon: only in titles, years, regions, levels and so on</translation>
    </message>
    <message>
        <source>可以这样检索</source>
        <translation>Ways to search</translation>
    </message>
    <message>
        <source>检索 {0}。{1}</source>
        <translation>Search for {0}. {1}</translation>
    </message>
    <message>
        <source>全部写法…</source>
        <translation>All of them…</translation>
    </message>
</context>
<context>
    <name>StateChips</name>
    <message>
        <source>全部 {0}</source>
        <translation>All {0}</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>SuggestionPopup</name>
    <message>
        <source>检索建议</source>
        <translation>Search suggestions</translation>
    </message>
</context>
<context>
    <name>TableSummary</name>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>{0}：现有 {1} 行。每次放映和打印都按文库现状重新列出。</source>
        <translation>{0}: {1} rows today. Listed anew from the library each time it is shown or printed.</translation>
    </message>
    <message>
        <source>……</source>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>TablesPanel</name>
    <message>
        <source>清单种类</source>
        <translation>Kinds of tables</translation>
    </message>
    <message>
        <source>任务分工</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>目标指标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>扶持政策</source>
        <translation>Supports</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>政策工具</source>
        <translation>Instruments</translation>
    </message>
    <message>
        <source>引用文件</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>指标对照</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>单位任务</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>时限日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
</context>
<context>
    <name>TalkClock</name>
    <message>
        <source>已讲时间</source>
        <translation>Time spoken</translation>
    </message>
    <message>
        <source>现在时间</source>
        <translation>Time now</translation>
    </message>
    <message>
        <source>暂停计时</source>
        <translation>Pause the timer</translation>
    </message>
    <message>
        <source>重新计时</source>
        <translation>Restart the timer</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>关闭消息</source>
        <translation>Close message</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ToolButton</name>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>政策汇编</source>
        <translation>Policy Compendium</translation>
    </message>
    <message>
        <source>检索全部文件</source>
        <translation>Search all documents</translation>
    </message>
    <message>
        <source>检索全部文件的条款（{0}）；加引号的词照字面查找</source>
        <translation>Search the clauses of all documents ({0}); quoted words are found literally</translation>
    </message>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>TroubleStrip</name>
    <message>
        <source>采用所选的位置</source>
        <translation>Accept places of selection</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>{0} 处原文有变，需要查看</source>
        <translation>Texts changed, to be looked at: {0}</translation>
    </message>
    <message>
        <source>{0} 处原文移了位置，已找到</source>
        <translation>Texts moved and found again: {0}</translation>
    </message>
    <message>
        <source>{0}。</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>显示全部</source>
        <translation>Show all</translation>
    </message>
</context>
<context>
    <name>UnitPage</name>
    <message>
        <source>查找单位</source>
        <translation>Find a unit</translation>
    </message>
    <message>
        <source>这个单位的任务</source>
        <translation>Tasks of this unit</translation>
    </message>
    <message>
        <source>没有符合的单位</source>
        <translation>No unit matches</translation>
    </message>
    <message>
        <source>打开条款</source>
        <translation>Open Clause</translation>
    </message>
    <message>
        <source>复制并附出处</source>
        <translation>Copy with citation</translation>
    </message>
    <message>
        <source>文件写有“责任单位”“牵头单位”等分工时，会自动列在这里。</source>
        <translation>Units that documents name as responsible are listed here by themselves.</translation>
    </message>
    <message>
        <source>文库里还没有写明责任单位的条款</source>
        <translation>No clause in the library names a unit</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>牵头 {0} 项</source>
        <translation>leads {0}</translation>
    </message>
    <message>
        <source>逾期 {0} 项</source>
        <translation>{0} overdue</translation>
    </message>
    <message>
        <source>未定日期</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>已过期限</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>{0} 年</source>
        <translation>{0}</translation>
    </message>
</context>
<context>
    <name>ValueChart</name>
    <message>
        <source>数值图</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
</context>
<context>
    <name>_Bar</name>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>_Busy</name>
    <message>
        <source>比对进度</source>
        <translation>Matching progress</translation>
    </message>
    <message>
        <source>停止比对</source>
        <translation>Stop matching</translation>
    </message>
</context>
<context>
    <name>_LostList</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
</TS>
