from sqlalchemy import create_engine

engine = create_engine("postgresql://localhost/city_test")
