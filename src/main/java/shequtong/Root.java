package shequtong;

import java.io.IOException;

/** PostgreSQL refuses to be started by root; in a user namespace, where the machine allows one, it does not notice. */
final class Root {

    private Root() {}

    static void mustBeAbleToStartIt() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) return;
        if (!succeeds("unshare", "-U", "true"))
            throw new CannotStart(
                    "PostgreSQL 不肯由 root 启动，而这台机器不允许用户命名空间：请换一个普通用户来启动，或者用 SPRING_DATASOURCE_URL 给它一个数据库。");
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
