job "x" {
  datacenters = ["dc1"]

  group "g" {
    disconnect {
      lost_after           = "-1m"
      stop_on_client_after = "1m"
      reconcile            = "keep_both"
      replaces             = true
    }

    max_client_disconnect      = "1m"
    prevent_reschedule_on_lost = true

    task "t" {
      driver = "mock"
    }
  }
}
