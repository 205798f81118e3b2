package shequtong.load;

import java.util.List;

/** A row of the table: what is done, how many do it at a time, and with whose cookies (in turn). */
record Page(String id, Act act, int connections, List<String> cookies) {

    String cookie(int visitor) {
        return cookies.get(visitor % cookies.size());
    }
}
