insert into price values (3);
