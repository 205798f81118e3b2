package shequtong.casework.desk;

import java.util.List;
import shequtong.casework.desk.Forms.Order;
import shequtong.web.Html;

/**
 * Asks again before a case is sent out, where no script could.
 *
 * @param told whether its reporter told it to the committee alone
 */
record ConfirmPage(String action, String back, String title, List<String> labels, boolean told, Order order)
        implements Html {}
