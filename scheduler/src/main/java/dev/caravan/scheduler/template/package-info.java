/**
 * What the templates of tasks can call: functions of consul-template, which Nomad renders its
 * templates with, and of sprig. Nothing here reaches beyond what it is given.
 */
@NullMarked
package dev.caravan.scheduler.template;

import org.jspecify.annotations.NullMarked;
