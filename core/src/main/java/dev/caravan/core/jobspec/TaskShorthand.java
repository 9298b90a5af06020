package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import java.util.ArrayList;
import java.util.List;

/** A task directly in a job is short for a group of its name with nothing else in it. */
final class TaskShorthand {
  private TaskShorthand() {}

  /** The file with such tasks in groups, which come before the others, as Nomad orders them. */
  static Body expand(Body file) {
    return new Body(file.attributes(), file.blocks().stream().map(TaskShorthand::job).toList());
  }

  private static Block job(Block block) {
    if (!block.type().equals("job")
        || block.body().blocks().stream().noneMatch(TaskShorthand::is)) {
      return block;
    }
    Body body = block.body();
    List<Block> blocks = new ArrayList<>();
    body.blocks().stream().filter(TaskShorthand::is).map(TaskShorthand::group).forEach(blocks::add);
    body.blocks().stream().filter(inner -> !is(inner)).forEach(blocks::add);
    Body expanded = new Body(body.attributes(), blocks, body.verbatim());
    return new Block(block.type(), block.labels(), expanded, block.position());
  }

  /** One without a name stays where it is, to be complained of there. */
  private static boolean is(Block block) {
    return block.type().equals("task") && block.labels().size() == 1;
  }

  private static Block group(Block task) {
    Body body = new Body(List.of(), List.of(task));
    return new Block("group", task.labels(), body, task.position());
  }
}
