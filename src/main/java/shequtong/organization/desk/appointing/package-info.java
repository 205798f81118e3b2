/** 任免: who is proposed for what, who decides, how a post is handed over (B19), and how it ends. */
@NullMarked
package shequtong.organization.desk.appointing;

import org.jspecify.annotations.NullMarked;
