job "x" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    crons = ["61 * * * *", "* * * * MOO", "* * * * * * * *", "0 0 0 0 0", "@sometimes"]
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
