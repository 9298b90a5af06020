job "constraint-of-task" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      constraint {
        distinct_hosts = true
      }

      constraint {
        distinct_property = "${meta.rack}"
      }

      constraint {
        operator = "near"
        value    = "x"
      }
    }
  }
}
