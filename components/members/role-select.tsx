"use client";

import { Select } from "@/components/ui/select";
import { roleWords } from "@/lib/domain/members";
import { type Role, roles } from "@/lib/domain/permissions";

const options = roles.map((role) => ({ value: role, label: roleWords[role].name }));

export type RoleSelectProps = {
  value: Role;
  onValueChange: (role: Role) => void;
  /** Its name, where no Field gives one. */
  label?: string;
  disabled?: boolean;
};

export function RoleSelect({ value, onValueChange, label, disabled = false }: RoleSelectProps) {
  return (
    <Select
      value={value}
      onValueChange={(next) => onValueChange(roles.find((role) => role === next) ?? value)}
      options={options}
      disabled={disabled}
      {...(label ? { "aria-label": label } : {})}
    />
  );
}
