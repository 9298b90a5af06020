job "task-shorthand-inherits" {
  datacenters = ["dc1"]

  update {
    max_parallel = 3
  }

  vault {
    policies = ["a"]
  }

  task "t" {
    driver = "mock"
  }
}
