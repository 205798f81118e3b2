package shequtong;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Connections are few: people get them in turn, and whoever hears of events takes a part of them and no more. */
@Configuration(proxyBeanMethods = false)
class Queues {

    @Bean
    static BeanPostProcessor connectionsInTurn() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new InTurn(pool) : bean;
            }
        };
    }

    /**
     * A night's job may tell thousands at once. What waits here is in the registry of events too, and offered again after a
     * stop.
     */
    @Bean({"taskExecutor", "applicationTaskExecutor"})
    ThreadPoolTaskExecutor listeners(ThreadPoolTaskExecutorBuilder builder) {
        return builder.build();
    }
}
