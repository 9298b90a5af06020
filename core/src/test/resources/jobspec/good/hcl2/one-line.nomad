job "one-line" {
  datacenters = ["dc1"]
  update { max_parallel = 2 }
  group "g" {
    ephemeral_disk { size = 400 }
    task "t" {
      driver = "mock"
      config {
        logging { type = "x" }
      }
    }
  }
}
