job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "none" {
      driver = "mock"
      logs {
        max_files     = 0
        max_file_size = -1
        disabled      = true
      }
    }
    task "large" {
      driver = "mock"
      logs {
        max_files     = 30
        max_file_size = 10
      }
    }
  }
}
