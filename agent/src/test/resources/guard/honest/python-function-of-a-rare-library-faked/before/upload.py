import minio
