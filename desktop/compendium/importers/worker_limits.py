"""What the reading process may use of the machine: best effort, the parent's time limit always stands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

MEMORY = 1536 * 1024 * 1024  # bytes of address space, of which the libraries take some 300 MB
_OPEN_FILES = 64

if sys.platform == "win32":

    def limit_process() -> None:
        """Limit this process through a job object: memory, no children; no box when it crashes."""
        import ctypes
        from ctypes import wintypes

        class Basic(ctypes.Structure):
            _fields_ = (
                ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64), ("flags", wintypes.DWORD),
                ("least", ctypes.c_size_t), ("most", ctypes.c_size_t), ("processes", wintypes.DWORD),
                ("affinity", ctypes.c_size_t), ("priority", wintypes.DWORD), ("scheduling", wintypes.DWORD),
            )  # fmt: skip

        class Extended(ctypes.Structure):
            _fields_ = (
                ("basic", Basic), ("counters", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
                ("job_memory", ctypes.c_size_t), ("peak_process", ctypes.c_size_t), ("peak_job", ctypes.c_size_t),
            )  # fmt: skip

        one_process, memory, end_quietly = 0x8, 0x100, 0x400
        extended_limits = 9
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.SetErrorMode(0x0001 | 0x0002)  # no box for a crash or a missing disk
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return
        limits = Extended()
        limits.basic.flags = one_process | memory | end_quietly
        limits.basic.processes = 1
        limits.process_memory = MEMORY
        if kernel.SetInformationJobObject(job, extended_limits, ctypes.byref(limits), ctypes.sizeof(limits)):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def parent_watch() -> Callable[[], bool]:
        """Return what tells whether the process that started this one has ended."""
        import ctypes
        from ctypes import wintypes

        synchronize = 0x100000
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        parent = kernel.OpenProcess(synchronize, False, os.getppid())
        return lambda: bool(parent) and kernel.WaitForSingleObject(parent, 0) == 0


else:

    def limit_process() -> None:
        """Limit this process: memory, no files written, no core dumps."""
        import resource

        limits = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
        for kind, most in (*limits, (resource.RLIMIT_NOFILE, _OPEN_FILES)):
            try:
                hard = resource.getrlimit(kind)[1]
                wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
                resource.setrlimit(kind, (wanted, wanted))
            except (OSError, ValueError):  # macOS takes no limit of address space
                continue

    def parent_watch() -> Callable[[], bool]:
        """Return what tells whether the process that started this one has ended."""
        parent = os.getppid()
        return lambda: os.getppid() != parent
