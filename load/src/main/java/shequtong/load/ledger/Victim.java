package shequtong.load.ledger;

import java.io.IOException;
import java.sql.SQLException;
import shequtong.load.Application;

/** Whose plug is pulled. */
enum Victim {
    /** Its database may live on as an orphan; the next start has to cope with that. */
    APPLICATION {
        @Override
        void strike(Application application) throws IOException, InterruptedException {
            application.kill();
            application.start();
        }
    },

    /** It comes back at once, as a supervised server does; the application has to find it again by itself. */
    DATABASE {
        @Override
        void strike(Application application) throws IOException, InterruptedException, SQLException {
            var postmaster = Postmaster.of(application.database());
            postmaster.kill();
            postmaster.start();
            application.awaitHealthy();
        }
    },

    /** The answer to every first sending, lost on its way: the writers see to that themselves, and send again (REL-4). */
    ANSWER {
        @Override
        void strike(Application application) throws IOException, InterruptedException {
            application.awaitHealthy();
        }
    };

    /** Back when the application is healthy again. */
    abstract void strike(Application application) throws IOException, InterruptedException, SQLException;
}
