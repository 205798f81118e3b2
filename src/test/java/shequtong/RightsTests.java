package shequtong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * AT-44: there is no box for statements, and if there were one, it would reach little. Statements are whole text blocks
 * (SqlTests) and what is typed stays a value (InjectionTests); here, what is left if both failed: the application's role
 * owns nothing, becomes nobody else, and gets neither at files nor at programs; and no function in the database makes a
 * statement of what it is given.
 */
@WholeTest
class RightsTests {

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_read_file('postgresql.conf')",
                "select pg_ls_dir('.')",
                "select lo_import('/etc/passwd')",
                "copy (select 1) to program 'id'",
                "copy (select 1) to '/tmp/out'",
                "select rolpassword from pg_authid",
                "select subconninfo from pg_subscription",
                "alter system set log_statement = 'none'",
                "create role other",
                "create database other",
                "create schema other",
                "create extension dblink",
                "create function public.other() returns int language sql as 'select 1'",
                "alter role current_user superuser",
                "alter table casework.case_file add column more text",
                "create or replace view casework.counted_view as select 1 as one",
                "alter function casework.fold() owner to current_user",
                "drop view casework.counted_view",
                "set session_replication_role = replica"
            })
    void theApplicationCannot(String sql) {
        assertThatThrownBy(() -> db.sql(sql).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner|must be superuser|must have).*");
    }

    @Test
    void theApplicationIsNobodyElse() {
        assertThat(db.sql("""
                        select concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls)
                        from pg_roles where rolname = current_user
                        """).query(String.class).single()).isEqualTo("f f f f f");
        assertThat(db.sql("""
                        select rolname from pg_roles
                        where rolname <> current_user and pg_has_role(current_user, oid, 'member')
                        """).query(String.class).list())
                .as("whom it may become")
                .isEmpty();
        assertThat(db.sql("""
                        select relname from pg_class where pg_get_userbyid(relowner) = current_user
                        union all
                        select proname from pg_proc where pg_get_userbyid(proowner) = current_user
                        union all
                        select nspname from pg_namespace
                        where pg_get_userbyid(nspowner) = current_user
                           or nspname not like 'pg_temp%' and has_schema_privilege(oid, 'create')
                        """).query(String.class).list()).as("what is its own").isEmpty();
    }

    /** A statement that a function puts together from words is one that SqlTests never saw. */
    @Test
    void noFunctionMakesAStatementOfWhatItIsGiven() {
        assertThat(db.sql("""
                        select nspname || '.' || proname
                        from pg_proc
                        join pg_namespace on pg_namespace.oid = pronamespace
                        where nspname not in ('pg_catalog', 'information_schema', 'public')
                          and (prosrc ~* '\\mexecute\\M' or prosrc ~* '\\mquery_to_xml')
                        """).query(String.class).list()).isEmpty();
        assertThat(db.sql("""
                        select nspname || '.' || proname
                        from pg_proc
                        join pg_namespace on pg_namespace.oid = pronamespace
                        where prosecdef and nspname not in ('pg_catalog', 'information_schema')
                          and not coalesce(proconfig::text like '%search_path%', false)
                        """).query(String.class).list())
                .as("with the owner's rights, and with names that somebody else may bend")
                .isEmpty();
    }
}
