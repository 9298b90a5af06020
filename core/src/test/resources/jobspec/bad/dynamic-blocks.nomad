job "x" {
  datacenters = ["dc1"]
  group "g" {
    dynamic {
    }
    dynamic "network" {
      content {
      }
    }
    dynamic "network" {
      for_each = 5
      content {
      }
    }
    dynamic "task" {
      for_each = ["a"]
      iterator = "quoted"
      content {
      }
    }
    dynamic "task" {
      for_each = ["a", "b"]
      labels   = [{}]
      content {
      }
    }
    dynamic "task" {
      for_each = ["a", "b"]
      labels   = [task.value]
      colour   = "red"
      content {
        driver  = "mock"
        colour  = "red"
        user    = task.vale
        unknown = upper(task.value)
      }
    }
    dynamic "colour" {
      for_each = ["a"]
      content {
      }
    }
    dynamic "meta" {
      for_each = ["a"]
    }
  }
}
