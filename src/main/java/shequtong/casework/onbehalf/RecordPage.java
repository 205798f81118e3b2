package shequtong.casework.onbehalf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import shequtong.casework.Category;
import shequtong.web.Faults;
import shequtong.web.Html;

record RecordPage(
        String path, String list, List<Estate> estates, List<Category> categories, RecordForm form, Faults faults)
        implements Html {

    record Estate(long id, String label) {}

    @Override
    public HttpStatus status() {
        return faults.status();
    }

    Map<String, List<Category>> groups() {
        return categories.stream()
                .collect(Collectors.groupingBy(Category::major, LinkedHashMap::new, Collectors.toList()));
    }
}
