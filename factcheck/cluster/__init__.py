"""An archive checked on many processes or machines: its shards, what each came to, who works on them.

In: files and folders that all machines see under the same path. Out: a folder of results, whole shard by whole shard.
Import ``cluster_run.ClusterRun``. Needs the extra ``cluster``.
"""
