job "logs" {
  datacenters = ["dc1"]
  group "g" {
    task "some" {
      driver = "mock"
      logs {
        max_files     = 4
        max_file_size = 7
      }
    }
    task "standard" {
      driver = "mock"
    }
  }
}
