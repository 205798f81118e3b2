package shequtong;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedConfigurationBeanNameGenerator;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;
import shequtong.kernel.Leap;

/** Beans are named by their full class name, so that two modules may use the same word. */
@Modulithic(
        systemName = "社区通",
        sharedModules = {"kernel", "web"})
@SpringBootApplication(nameGenerator = FullyQualifiedConfigurationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class Shequtong {

    public static void main(String[] args) {
        var application = new SpringApplication(Shequtong.class);
        application.addListeners(new FirstLook());
        application.run(args);
    }

    /** Deadlines fall due by the same clock that the rules and the SQL go by. */
    @Bean
    Clock schedulerClock(java.time.Clock clock) {
        return clock::instant;
    }

    @Bean
    static Awake awake(ObjectProvider<Scheduler> schedulers) {
        return new Awake(schedulers);
    }

    /** Between two looks the scheduler sleeps until a time on that clock: after a leap back, a day long if need be. */
    record Awake(ObjectProvider<Scheduler> schedulers) {

        @EventListener
        void look(Leap ignored) {
            schedulers.forEach(Scheduler::triggerCheckForDueExecutions);
        }
    }
}
