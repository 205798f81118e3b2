package shequtong;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The PostgreSQL this application is given. It is looked at before anything is made: what is wrong with it is said at
 * the start, not found by residents.
 */
@Configuration(proxyBeanMethods = false)
class GivenDatabase {

    static final int OLDEST = 15;
    private static final String GUIDE = "（建库建角色的做法见 docs/operations.md）。";

    /** Who comes in, and by which address. */
    record Login(String url, String user, String password) {

        static Login of(Environment environment, String prefix, String user) {
            return new Login(
                    environment.getProperty(prefix + ".url", ""),
                    environment.getProperty(prefix + "." + user, ""),
                    environment.getProperty(prefix + ".password", ""));
        }

        Connection open() {
            var properties = new Properties();
            if (!user.isEmpty()) properties.setProperty("user", user);
            if (!password.isEmpty()) properties.setProperty("password", password);
            properties.setProperty("loginTimeout", "5");
            try {
                return DriverManager.getConnection(url, properties);
            } catch (SQLException e) {
                throw new CannotStart(unreachable(String.valueOf(e.getSQLState())), e);
            }
        }

        private String unreachable(String state) {
            return switch (state) {
                case "28000", "28P01" -> "数据库不让 " + user + " 登录：请核对用户名和密码（" + shown() + "）。";
                case "3D000" -> "没有这个数据库：" + shown() + GUIDE;
                default -> "连不上数据库 " + shown() + "：请看看它有没有启动、地址对不对、网络通不通。";
            };
        }

        /** What follows the question mark may be a password. */
        private String shown() {
            return url.replaceFirst("\\?.*", "");
        }
    }

    @Bean
    static BeanFactoryPostProcessor inspection(Environment environment) {
        return _ -> {
            if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:")) inspect(environment);
        };
    }

    static void inspect(Environment environment) {
        var application = Login.of(environment, "spring.datasource", "username");
        var owner = Login.of(environment, "spring.flyway", "user");
        if (!application.url().startsWith("jdbc:postgresql:"))
            throw new CannotStart("只认 PostgreSQL：SPRING_DATASOURCE_URL 要写成 jdbc:postgresql://主机:端口/库名。");
        if (environment.getProperty("shequtong.demo", Boolean.class, false))
            throw new CannotStart("演示数据只能放在自带的数据库里：请去掉 shequtong.demo，或者去掉 SPRING_DATASOURCE_URL。");
        if (owner.url().isEmpty() || owner.user().isEmpty())
            throw new CannotStart(
                    "缺少建表的角色：请用 SPRING_FLYWAY_URL、SPRING_FLYWAY_USER、SPRING_FLYWAY_PASSWORD 给出数据库的主人" + GUIDE);
        try (var one = application.open();
                var other = owner.open()) {
            mustBeFit(one);
            mustBeTheSameDatabase(one, other);
            mustOnlyServe(one, other, environment.getProperty("spring.flyway.placeholders.app", ""));
            mustFindChinese(other);
        } catch (SQLException e) {
            throw new CannotStart("数据库不合用：" + e.getMessage(), e);
        }
    }

    private static void mustBeFit(Connection connection) throws SQLException {
        try (var row = row(connection, """
                select current_setting('server_version_num')::int / 10000 as major,
                       getdatabaseencoding() as encoding,
                       pg_is_in_recovery() as copy
                """)) {
            mustBeYoungEnough(row.getInt("major"));
            if (!"UTF8".equals(row.getString("encoding")))
                throw new CannotStart("数据库的编码是 " + row.getString("encoding") + "，必须是 UTF8" + GUIDE);
            if (row.getBoolean("copy")) throw new CannotStart("这个数据库是只读的备库：请把地址改成主库。");
        }
    }

    static void mustBeYoungEnough(int major) {
        if (major < OLDEST) throw new CannotStart("数据库是 PostgreSQL " + major + "，太旧了：需要 " + OLDEST + " 或更新的版本。");
    }

    private static void mustBeTheSameDatabase(Connection one, Connection other) throws SQLException {
        var where = "select current_database() || ' ' || pg_postmaster_start_time()";
        try (var here = row(one, where);
                var there = row(other, where)) {
            if (!here.getString(1).equals(there.getString(1)))
                throw new CannotStart("SPRING_DATASOURCE_URL 和 SPRING_FLYWAY_URL 指向了两个不同的数据库：要是同一个。");
        }
    }

    /** A fault in the application must not be able to change a table or to rewrite the audit. */
    private static void mustOnlyServe(Connection application, Connection owner, String granted) throws SQLException {
        try (var role = row(application, """
                select rolname, rolsuper, rolcreaterole, rolbypassrls,
                       pg_has_role(d.datdba, 'member') as owns,
                       has_database_privilege(d.oid, 'create') as adds,
                       exists (select
                               from pg_namespace n
                               where n.nspname !~ '^pg_'
                                 and n.nspname <> 'information_schema'
                                 and has_schema_privilege(n.oid, 'create')) as makes
                from pg_roles r, pg_database d
                where rolname = current_user and datname = current_database()
                """);
                var master = row(owner, "select current_user as rolname")) {
            var name = role.getString("rolname");
            if (role.getBoolean("rolsuper")) throw tooMuch(name, "是超级用户");
            if (name.equals(master.getString("rolname"))) throw tooMuch(name, "就是建表的角色");
            if (role.getBoolean("owns")) throw tooMuch(name, "是数据库的主人");
            if (role.getBoolean("rolcreaterole")) throw tooMuch(name, "可以建角色");
            if (role.getBoolean("rolbypassrls")) throw tooMuch(name, "可以绕过行级权限");
            if (role.getBoolean("adds") || role.getBoolean("makes")) throw tooMuch(name, "可以建表");
            if (!name.equals(granted))
                throw new CannotStart(
                        "权限会授给 " + granted + "，应用却用 " + name + " 登录：请设 SPRING_DATASOURCE_USERNAME=" + name + "。");
        }
        try (var member = row(application, "select pg_has_role('" + quoted(owner) + "', 'member')")) {
            if (member.getBoolean(1)) throw tooMuch(application.getMetaData().getUserName(), "可以变成建表的角色");
        }
    }

    private static String quoted(Connection owner) throws SQLException {
        return owner.getMetaData().getUserName().replace("'", "''");
    }

    private static CannotStart tooMuch(String role, String why) {
        return new CannotStart("应用的角色 " + role + " 权限太大（" + why + "），为了居民的数据不启动" + GUIDE);
    }

    /** Under a locale like C, no word of Chinese would ever be found. It is tried, as the owner, and nothing of it stays. */
    private static void mustFindChinese(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        try (var statement = owner.createStatement()) {
            statement.execute("create extension if not exists ltree schema public");
            statement.execute("create extension if not exists pg_trgm schema public");
            try (var found = row(owner, "select public.similarity('幸福里', '幸福里') > 0")) {
                if (!found.getBoolean(1)) throw new CannotStart("这个数据库的区域设置（locale）搜不了中文：建库时请用 C.UTF-8" + GUIDE);
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "角色 " + owner.getMetaData().getUserName() + " 装不了扩展 ltree、pg_trgm（要是数据库的主人，并装有 postgresql-contrib）"
                            + GUIDE,
                    e);
        } finally {
            owner.rollback();
        }
    }

    private static ResultSet row(Connection connection, String sql) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        var row = statement.executeQuery(sql);
        row.next();
        return row;
    }
}
