import minio


def upload(name):
    return minio.Minio("host").put(name)
