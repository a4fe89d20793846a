from setuptools import setup

setup(name="shop", install_requires=["psycopg2"], extras_require={"test": ["pytest"]})
