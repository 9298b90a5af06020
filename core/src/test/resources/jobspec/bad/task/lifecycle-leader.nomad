job "lifecycle-leader" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      leader = true

      lifecycle {
        hook = "poststop"
      }
    }
  }
}
