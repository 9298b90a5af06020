job "lifecycle-prestart" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      lifecycle {
        hook = "prestart"
      }
    }
  }
}
