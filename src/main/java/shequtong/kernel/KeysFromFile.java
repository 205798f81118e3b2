package shequtong.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the keys come from. Only the demonstration may make its own. */
@Configuration(proxyBeanMethods = false)
class KeysFromFile {

    @Bean
    Keys keys(
            @Value("${shequtong.keys:}") String file,
            @Value("${shequtong.data:data}") Path data,
            @Value("${shequtong.demo:false}") boolean demo)
            throws IOException {
        if (file.isBlank() && !demo)
            throw new IllegalStateException("没有给出密钥文件：请用 bin/keys 生成，并用 shequtong.keys 指明它的位置");
        var own = file.isBlank() ? data.resolve("keys.properties") : Path.of(file);
        if (demo && Files.notExists(own)) Keys.make(own);
        return Keys.load(own);
    }
}
