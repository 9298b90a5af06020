{
  "ID": "json-scaling",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Tasks": [
        {
          "Name": "t",
          "Driver": "mock",
          "ScalingPolicies": [
            {
              "ID": "1a2b3c4d-0000-0000-0000-000000000000",
              "Type": "vertical_mem",
              "Target": {"Job": "json-scaling", "Group": "g", "Task": "t"},
              "Min": 64,
              "Max": 512,
              "Policy": {"cooldown": "1m"},
              "Enabled": true,
              "CreateIndex": 0,
              "ModifyIndex": 0
            }
          ]
        }
      ]
    }
  ]
}
