package city

class Shop
