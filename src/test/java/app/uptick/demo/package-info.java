/// Tests of what stories are made of; that each is told as it says is tested beside the monitor.
@NullMarked
package app.uptick.demo;

import org.jspecify.annotations.NullMarked;
