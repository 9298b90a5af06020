# A task directly in a job is a group of its own.
job "task-shorthand" {
  datacenters = ["dc1"]

  task "first" {
    driver = "mock"

    service {
      name = "first"
    }
  }

  group "between" {
    count = 2

    task "t" {
      driver = "mock"
    }
  }

  task "last" {
    driver = "mock"
    leader = true
  }
}
