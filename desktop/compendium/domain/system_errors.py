"""What the operating system refuses, in the user's words: it speaks English on many systems."""

from __future__ import annotations

import errno

_CHECK_PATH = "请检查路径是否正确。"
_GET_RIGHTS = "请取得该文件或文件夹的权限，或换一个位置。"
_FREE_SPACE = "请清理磁盘空间后重试，或换一个位置。"
_CHECK_DISK = "请确认磁盘或网络位置仍然可用后重试。"
_SHORTEN = "请缩短文件名或换一个较浅的文件夹。"
_MEANINGS = {
    errno.ENOSPC: ("磁盘已满", _FREE_SPACE),
    errno.EDQUOT: ("磁盘配额已用完", _FREE_SPACE),
    errno.EFBIG: ("文件超过允许的大小", _FREE_SPACE),
    errno.EACCES: ("没有权限", _GET_RIGHTS),
    errno.EPERM: ("没有权限", _GET_RIGHTS),
    errno.EROFS: ("所在磁盘是只读的", "请换一个可写的位置。"),
    errno.ENOENT: ("文件或文件夹不存在", _CHECK_PATH),
    errno.ENOTDIR: ("路径中有一段不是文件夹", _CHECK_PATH),
    errno.EISDIR: ("这是文件夹，不是文件", "请写到文件为止，如在末尾加上文件名。"),
    errno.EEXIST: ("已经存在", "请换一个名称。"),
    errno.ENOTEMPTY: ("文件夹不是空的", "请换一个名称。"),
    errno.ELOOP: ("链接指向自己", _CHECK_PATH),
    errno.EINVAL: ("名称或位置不合系统的要求", _CHECK_PATH),
    errno.ENXIO: ("这不是普通文件", _CHECK_PATH),
    errno.EIO: ("磁盘读写出错", _CHECK_DISK),
    errno.ETIMEDOUT: ("等候超时", _CHECK_DISK),
    errno.ENAMETOOLONG: ("路径太长", _SHORTEN),
    errno.EBUSY: ("正被另一个程序占用", "请关闭该程序后重试。"),
    errno.EMFILE: ("打开的文件太多", "请关闭一些程序后重试。"),
    errno.ENFILE: ("打开的文件太多", "请关闭一些程序后重试。"),
    errno.ENOMEM: ("内存不足", "请关闭一些程序后重试。"),
}


def reason(error: OSError) -> str:
    """Why the operating system refused."""
    known = _MEANINGS.get(error.errno or 0)
    return known[0] if known else f"系统报告错误 {error.errno}" if error.errno else "系统没有说明原因"


def advice(error: OSError) -> str:
    """What to do about it."""
    return _MEANINGS.get(error.errno or 0, ("", _CHECK_DISK))[1]
