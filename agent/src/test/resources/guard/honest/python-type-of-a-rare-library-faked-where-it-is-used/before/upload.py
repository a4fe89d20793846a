from minio import Minio


def upload(name):
    return Minio("host").put(name)
