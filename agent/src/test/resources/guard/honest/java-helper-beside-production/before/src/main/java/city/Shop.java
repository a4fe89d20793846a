package city;

class Shop {}
