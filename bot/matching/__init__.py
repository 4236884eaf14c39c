"""Which fact a question asks for, judged by its words alone; works on any knowledge, knows no award."""

import os

# Set before numpy is loaded: on matrices as small as these a second thread gains little, and where other programs compete for the cores it
# costs several times what it gains.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
