/**
 * What a page costs, told beside the floor of the same machine in the same minute: CPU of the application and of its
 * database, read from /proc around a closed loop of visitors. The rules are in performance.md; nothing here is part of
 * the product.
 */
package shequtong.load;
