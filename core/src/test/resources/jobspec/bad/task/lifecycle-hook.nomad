job "lifecycle-hook" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      leader = true

      lifecycle {
        hook    = "before"
        sidecar = "perhaps"
      }
    }
  }
}
