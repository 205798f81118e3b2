package shequtong.casework.ways;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shequtong.casework.ways.Assistance.Item;
import shequtong.web.Html;

/** @param keeps whether the reader may change it */
record AssistancePage(String path, boolean keeps, List<Item> items) implements Html {

    Map<String, List<Item>> groups() {
        return items.stream().collect(groupingBy(Item::major, LinkedHashMap::new, toList()));
    }

    long listed() {
        return items.stream().filter(Item::listed).count();
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
