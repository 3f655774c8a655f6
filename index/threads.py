"""How many threads linear algebra takes."""

from threadpoolctl import threadpool_limits


def multiply_in_one_thread() -> None:
    """Let numpy multiply in the thread that asks, in this process from now on.

    The arrays of a search are small: to share them among threads and to wait for the last takes
    longer than the work, ten times longer while other programs run. PyTorch is left as it is.
    """
    threadpool_limits(1, user_api="blas")
