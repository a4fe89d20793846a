package sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteDataSource;

/** Data sources that are beans; each test finds the table empty, and commits. */
@SpringJUnitConfig
@TestInstance(Lifecycle.PER_METHOD)
class SpringTest {
    @Autowired
    private Map<String, DataSource> sources;

    @RepeatedTest(2)
    void every_test_finds_the_table_empty() {
        sources.forEach((name, source) -> {
            JdbcTemplate template = new JdbcTemplate(source);
            assertEquals(0, template.queryForObject("SELECT count(*) FROM names WHERE name = ?", Integer.class, name));
            new TransactionTemplate(new DataSourceTransactionManager(source))
                    .executeWithoutResult(status -> template.update("INSERT INTO names VALUES (?)", name));
            assertEquals(1, template.queryForObject("SELECT count(*) FROM names WHERE name = ?", Integer.class, name));
        });
    }

    @Configuration
    static class Sources {
        private static final String DRIVER = Db.POSTGRESQL ? "org.postgresql.Driver" : "org.sqlite.JDBC";

        @Bean
        HikariDataSource pool() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(Db.URL);
            pool.setDriverClassName(DRIVER);
            pool.setMaximumPoolSize(2);
            return pool;
        }

        @Bean
        DriverManagerDataSource byDriverManager() {
            return new DriverManagerDataSource(Db.URL);
        }

        @Bean
        SimpleDriverDataSource byDriver() throws ReflectiveOperationException {
            return new SimpleDriverDataSource(
                    (java.sql.Driver) Class.forName(DRIVER).getDeclaredConstructor().newInstance(), Db.URL);
        }

        @Bean
        DataSource ofTheDatabase() {
            if (!Db.POSTGRESQL) {
                SQLiteDataSource source = new SQLiteDataSource();
                source.setUrl(Db.URL);
                return source;
            }
            org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
            source.setUrl(Db.URL);
            return source;
        }
    }
}
