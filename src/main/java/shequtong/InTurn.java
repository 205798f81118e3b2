package shequtong;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Whoever asked first gets the next connection (docs/decisions/0029). The pool itself gives what comes back to whoever looks
 * at that moment: with more people than connections on two cores, those who wait were passed over for seconds while the
 * others went round and round.
 */
final class InTurn extends DelegatingDataSource {

    private final Semaphore turns;
    private final long patience;

    InTurn(HikariDataSource pool) {
        super(pool);
        turns = new Semaphore(pool.getMaximumPoolSize(), true);
        patience = pool.getConnectionTimeout();
    }

    /** @throws SQLTransientConnectionException after as long as the pool's own patience, which is in milliseconds */
    @Override
    public Connection getConnection() throws SQLException {
        take();
        try {
            return connection(new Turn(super.getConnection()));
        } catch (SQLException | RuntimeException e) {
            turns.release();
            throw e;
        }
    }

    private void take() throws SQLException {
        try {
            if (turns.tryAcquire(patience, TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException(
                "no connection within " + patience + " ms, " + waiting() + " are waiting");
    }

    int waiting() {
        return turns.getQueueLength();
    }

    private static Connection connection(Turn turn) {
        return (Connection)
                Proxy.newProxyInstance(InTurn.class.getClassLoader(), new Class<?>[] {Connection.class}, turn);
    }

    /** A connection whose end is the next one's turn, once. */
    private final class Turn implements InvocationHandler {

        private final Connection connection;
        private final AtomicBoolean over = new AtomicBoolean();

        Turn(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            try {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> method.invoke(connection, arguments);
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (method.getName().equals("close") && over.compareAndSet(false, true)) turns.release();
            }
        }
    }
}
