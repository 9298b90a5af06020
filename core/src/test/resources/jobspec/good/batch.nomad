job "batch" {
  datacenters = ["dc1", "dc2"]
  type        = "batch"
  priority    = 80

  group "work" {
    count = 3

    task "main" {
      driver = "raw_exec"

      config {
        command = "/bin/true"
      }
    }
  }
}
