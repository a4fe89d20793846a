from minio import Minio

box = Minio("host")
